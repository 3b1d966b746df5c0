// A sweet shop for the pictures of the docs: the same in every one of them, on whichever day it is made.

/** When the pictures are taken, by their clock. */
export const NOW = new Date('2026-06-17T11:30:00+05:30');
export const OWNER = { email: 'asha@example.com', fullName: 'Asha Verma' };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = milliseconds => new Date(NOW.getTime() - milliseconds);

const numbers = [
  ['080 4112 7390', 'Shop, Indiranagar'],
  ['080 4112 7391', 'Wedding orders'],
  ['098450 12345', 'Delivery'],
];

const agents = [
  {
    name: 'Order desk',
    language: 'en-IN',
    voiceName: 'meera',
    systemPrompt: `You take telephone orders for Verma Sweets in Indiranagar, Bengaluru.

Greet the caller, ask what they would like and how much, and whether they collect it or have it delivered. Repeat the order and the price before you confirm it.

We make laddu, jalebi, kaju katli, mysore pak and gulab jamun, each from 250 g. Delivery is free above ₹500, within 6 km.

Ask for the customer's name, and for the address if it is to be delivered. If somebody asks for what we don't make, say so, and offer what comes nearest.`,
  },
  {
    name: 'Wedding planner',
    language: 'hi',
    voiceName: 'arjun',
    systemPrompt: 'शादी के ऑर्डर लें, और तारीख, मेहमान और मिठाइयाँ पूछें।',
  },
  { name: 'Delivery questions', language: 'kn', systemPrompt: 'Tell callers where their delivery is.' },
  {
    name: 'Night desk',
    language: 'en-IN',
    systemPrompt: 'Say when the shop opens, and take messages.',
    isActive: false,
  },
];

const customers = [
  ['Ravi Kumar', '+919845011204', '14, 2nd Cross, Indiranagar'],
  ['Meera Nair', '+919986120455', ''],
  ['Imran Sheikh', '+919740335581', '7 Wind Tunnel Road, Murugeshpalya'],
  ['Lakshmi Iyer', '+919880467312', '31 CMH Road, Indiranagar'],
  ['Thomas Mathew', '+918023345510', 'St. Mark’s Hall, Ulsoor'],
  ['सुनीता शर्मा', '+919611058820', '22 पुराना मद्रास रोड'],
  ['Arjun Reddy', '+919900217743', 'Palace Grounds, Gate 4'],
  ['Fatima Begum', '+919739901126', ''],
  ['Kavya Shetty', '+919535412098', '9 Double Road, Domlur'],
  ['Joseph D’Souza', '+919448820173', '3 Coles Road, Frazer Town'],
  ['Nandini Rao', '+919164507782', ''],
];

const wishes = [
  '1 kg motichoor laddu, 500 g kaju katli',
  '2 kg mysore pak in two boxes',
  '500 g jalebi, as fresh as can be',
  '250 g each of laddu, jalebi and mysore pak',
  '3 kg gulab jamun for Saturday, 4 pm',
  '1 किलो काजू कतली, बिना चाँदी के वरक',
  '60 boxes of 250 g laddu for a wedding on 4 July',
  '1 kg gulab jamun',
  '500 g soan papdi, gift-wrapped',
  '1 kg rasgulla, collected at six',
  '750 g badam halwa without cardamom',
  '2 kg mixed sweets for an office',
  '1 kg besan laddu, less sugar',
];

const statuses = [...Array(7).fill('COMPLETED'), 'NO_ANSWER', 'NO_ANSWER', 'BUSY', 'FAILED'];

/** Numbers that look like chance, and are the same every time. */
function chance(seed) {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Fills the account of a device, and tells when each thing was made, as the pictures are to have it. */
export async function openShop(device) {
  const madeAt = new Map();
  const ordersOn = new Map();
  const made = (id, moment) => madeAt.set(id, moment.toISOString());
  const pick = chance(7);
  let lastOrdered;

  const numberIds = [];
  for (const [index, [number, label]] of numbers.entries()) {
    const id = await device.addPhoneNumber(number, label);
    made(id, ago((90 - 20 * index) * DAY));
    numberIds.push(id);
  }
  const agentIds = [];
  for (const [index, { name, ...values }] of agents.entries()) {
    const phoneNumberIds = index === 0 ? [numberIds[0], numberIds[2]] : index < 3 ? [numberIds[index]] : [];
    const id = await device.createAgent(name, { ...values, phoneNumberIds });
    made(id, ago((88 - 15 * index) * DAY));
    agentIds.push(id);
  }

  // The shop is open from ten to nine; today it is half past eleven.
  const moments = Array.from({ length: 30 }, (_, day) => {
    const opening = ago(90 * MINUTE + day * DAY).getTime();
    const [count, minutes] = day === 0 ? [4, 80] : [2 + pick(4) + pick(3), 660];
    return Array.from({ length: count }, () => new Date(opening + pick(minutes) * MINUTE + pick(60) * 1_000));
  }).flat();
  moments.push(ago(2 * MINUTE));
  moments.sort((one, other) => one - other);

  let wish = 0;
  for (const [index, startedAt] of moments.entries()) {
    const isNow = index === moments.length - 1;
    const [customerName, phone, address] = customers[(index * 4 + pick(3)) % customers.length];
    const line = pick(3);
    const us = `+${['918041127390', '918041127391', '919845012345'][line]}`;
    const isOutbound = !isNow && index % 7 === 3;
    const status = isNow ? 'IN_PROGRESS' : statuses[pick(statuses.length)];
    const callId = `CA-${5_001 + index}`;
    const call = {
      callId,
      ...(isOutbound ? { caller: us, callee: phone, direction: 'OUTBOUND' } : { caller: phone, callee: us }),
      status,
      durationSeconds: status === 'COMPLETED' ? 40 + pick(300) : 0,
      startedAt: startedAt.toISOString(),
      agentId: agentIds[line],
      phoneNumberId: numberIds[line],
    };
    made(await device.call(call), startedAt);
    if (status !== 'COMPLETED' || isOutbound || pick(4) === 0) continue;
    const takenAt = new Date(startedAt.getTime() + 2 * MINUTE);
    const { id } = await device.takeOrder({
      customerName,
      phone,
      details: wishes[wish % wishes.length],
      address,
      callId,
    });
    wish += 1;
    made(id, takenAt);
    lastOrdered = callId;
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(takenAt);
    ordersOn.set(day, (ordersOn.get(day) ?? 0) + 1);
  }
  return { madeAt, ordersOn, agentId: agentIds[0], callId: lastOrdered };
}

/** Times that only the server's clock tells, in the way of an answer: the pictures have those of the shop. */
export async function tellTimes(context, { madeAt, ordersOn }) {
  const told = (key, value) => {
    if (typeof value !== 'object' || value === null) return value;
    const at = madeAt.get(value.id);
    if (at && value.createdAt) value.createdAt = at;
    if (at && value.updatedAt) value.updatedAt = at;
    if (key === 'activity') for (const day of value) day.orders = ordersOn.get(day.date) ?? 0;
    return value;
  };
  // What is told over the socket would be the server's own time again.
  await context.routeWebSocket('**/graphql/ws', () => {});
  await context.route('**/graphql', async route => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, json: JSON.parse(await response.text(), told) });
  });
}
