//! The business: an answering service for shops in six cities, its phone numbers, its agents, and what can be ordered from it.

use chrono::{DateTime, TimeDelta, Utc};
use entity::phone_number::{Provider, Status};

/// Who signed up.
pub(super) const OWNER: &str = "Meera Kulkarni";

/// A city, and some of its areas with their PIN codes.
pub(super) struct City {
    pub(super) name: &'static str,
    pub(super) areas: &'static [(&'static str, u32)],
}

const PUNE: &City = &City { name: "Pune", areas: &[("Kothrud", 411_038), ("Aundh", 411_007), ("Baner", 411_045), ("Hadapsar", 411_028)] };
const MUMBAI: &City = &City {
    name: "Mumbai",
    areas: &[("Dadar West", 400_028), ("Andheri East", 400_069), ("Borivali West", 400_092), ("Chembur", 400_071)],
};
const BENGALURU: &City = &City {
    name: "Bengaluru",
    areas: &[("Indiranagar", 560_038), ("Jayanagar", 560_041), ("Koramangala", 560_034), ("HSR Layout", 560_102)],
};
const INDORE: &City = &City { name: "Indore", areas: &[("Vijay Nagar", 452_010), ("Palasia", 452_001), ("Rajendra Nagar", 452_012)] };
const JAIPUR: &City = &City { name: "Jaipur", areas: &[("Malviya Nagar", 302_017), ("Vaishali Nagar", 302_021), ("C-Scheme", 302_001)] };
const HYDERABAD: &City = &City { name: "Hyderabad", areas: &[("Banjara Hills", 500_034), ("Kukatpally", 500_072)] };

/// What a line is for, which decides what is ordered on it.
#[derive(Clone, Copy)]
pub(super) enum Trade {
    Sweets,
    Restaurant,
    Pharmacy,
    Clinic,
}

/// A phone number, and who is behind it.
pub(super) struct Line {
    pub(super) number: &'static str,
    pub(super) label: &'static str,
    pub(super) provider: Provider,
    pub(super) status: Status,
    /// Its share of the calls.
    pub(super) weight: u32,
    pub(super) city: &'static City,
    pub(super) trade: Trade,
    /// Who answers by day: a place in [`AGENTS`].
    pub(super) agent: usize,
}

impl Line {
    /// When it was given up, if it was.
    pub(super) fn closed(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (self.status == Status::Inactive).then(|| now - TimeDelta::days(18))
    }
}

/// The phone numbers. The first one takes what a line that was given up no longer can.
pub(super) const LINES: &[Line] = &[
    Line {
        number: "+912026127740",
        label: "Shop – Pune",
        provider: Provider::Knowlarity,
        status: Status::Active,
        weight: 26,
        city: PUNE,
        trade: Trade::Sweets,
        agent: 0,
    },
    Line {
        number: "+912224316650",
        label: "Shop – Mumbai",
        provider: Provider::Knowlarity,
        status: Status::Active,
        weight: 22,
        city: MUMBAI,
        trade: Trade::Sweets,
        agent: 0,
    },
    Line {
        number: "+918041127390",
        label: "Restaurant – Bengaluru",
        provider: Provider::Knowlarity,
        status: Status::Active,
        weight: 24,
        city: BENGALURU,
        trade: Trade::Restaurant,
        agent: 1,
    },
    Line {
        number: "+917312554810",
        label: "Pharmacy – Indore",
        provider: Provider::Knowlarity,
        status: Status::Active,
        weight: 12,
        city: INDORE,
        trade: Trade::Pharmacy,
        agent: 2,
    },
    Line {
        number: "+911412367920",
        label: "Clinic – Jaipur",
        provider: Provider::Exotel,
        status: Status::Active,
        weight: 10,
        city: JAIPUR,
        trade: Trade::Clinic,
        agent: 3,
    },
    Line {
        number: "+919822014573",
        label: "Orders by mobile – Pune",
        provider: Provider::Knowlarity,
        status: Status::Active,
        weight: 8,
        city: PUNE,
        trade: Trade::Sweets,
        agent: 0,
    },
    Line {
        number: "+918888042716",
        label: "Festival line",
        provider: Provider::Plivo,
        status: Status::Inactive,
        weight: 6,
        city: PUNE,
        trade: Trade::Sweets,
        agent: 0,
    },
    Line {
        number: "+914023557180",
        label: "Shop – Hyderabad",
        provider: Provider::Knowlarity,
        status: Status::Pending,
        weight: 0,
        city: HYDERABAD,
        trade: Trade::Sweets,
        agent: 0,
    },
];

/// An agent.
pub(super) struct Agent {
    pub(super) name: &'static str,
    pub(super) language: &'static str,
    pub(super) voice_name: Option<&'static str>,
    pub(super) is_active: bool,
    /// What it answers: places in [`LINES`].
    pub(super) lines: &'static [usize],
    pub(super) system_prompt: &'static str,
}

/// Who answers at night: a place in [`AGENTS`].
pub(super) const NIGHT_AGENT: usize = 4;

/// The agents.
pub(super) const AGENTS: &[Agent] = &[
    Agent {
        name: "Mithai orders",
        language: "hi",
        voice_name: Some("hi-IN-SwaraNeural"),
        is_active: true,
        lines: &[0, 1, 5, 6, 7],
        system_prompt: "आप एक मिठाई की दुकान की फ़ोन सहायिका हैं। आपका काम फ़ोन पर ऑर्डर लेना है।\n\n\
            बातचीत का क्रम:\n\
            1. नमस्ते कहकर पूछिए कि ग्राहक क्या लेना चाहते हैं।\n\
            2. हर मिठाई के लिए वज़न पूछिए: 250 ग्राम, 500 ग्राम, 1 किलो या अधिक।\n\
            3. पूछिए कि दुकान से लेंगे या घर पहुँचाना है। घर के लिए पूरा पता और पिन कोड लीजिए।\n\
            4. नाम और मोबाइल नंबर लीजिए, और नंबर एक-एक अंक दोहराकर पक्का कीजिए।\n\
            5. अंत में पूरा ऑर्डर और कुल रक़म रुपये में दोहराइए, और 'हाँ' सुनकर ही पक्का कीजिए।\n\n\
            नियम: छोटे वाक्य बोलिए। जो मिठाई सूची में नहीं है, उसका वादा मत कीजिए। फ़ोन पर कार्ड या UPI का पिन कभी मत पूछिए। \
            ग्राहक अंग्रेज़ी या मराठी में बोले तो उसी भाषा में उत्तर दीजिए। शिकायत हो तो माफ़ी माँगकर कहिए कि मैनेजर आज ही फ़ोन करेंगे।",
    },
    Agent {
        name: "Restaurant takeaway and tables",
        language: "en-IN",
        voice_name: Some("en-IN-NeerjaNeural"),
        is_active: true,
        lines: &[2],
        system_prompt: "You answer the phone of a North Indian restaurant in Bengaluru. You take takeaway and delivery orders and book tables.\n\n\
            For an order: ask for the dishes and the quantity of each, then spice level and allergies, then pick-up or delivery. For delivery, \
            ask for the full address with the area and the PIN code; we deliver within 6 km. Read the order back with the total in rupees \
            and confirm it. Say that pick-up takes 25 minutes and delivery 45 to 60.\n\n\
            For a table: ask for the day, the time, the number of guests and a name. We are open from 12 to 3:30 pm and 7 to 11 pm. For more \
            than 12 guests, take the details and say that the manager will call back.\n\n\
            Keep answers to one or two sentences. Ask one question at a time. If you did not hear something, ask again instead of guessing. \
            Never take card numbers: payment is by cash or UPI on delivery.",
    },
    Agent {
        name: "Pharmacy refills",
        language: "en-IN",
        voice_name: Some("en-IN-PrabhatNeural"),
        is_active: true,
        lines: &[3],
        system_prompt: "You take refill requests for a neighbourhood pharmacy in Indore. Speak English or Hindi, as the caller does.\n\n\
            Ask for the patient's name, each medicine with its strength (for example Metformin 500 mg), how many strips or tablets, and whether \
            a prescription is on file. Read every medicine and strength back slowly. Ask for the delivery address, or offer pick-up after two hours.\n\n\
            You are not a doctor and not the pharmacist. Never advise on doses, side effects or replacing one medicine by another: say that the \
            pharmacist will call back. Do not take requests for sleeping tablets, strong painkillers or anything without a prescription on file; \
            ask the caller to come with the prescription. If the caller describes an emergency, tell them to call 108 at once.",
    },
    Agent {
        name: "Clinic appointments",
        language: "en-IN",
        voice_name: Some("en-IN-NeerjaNeural"),
        is_active: true,
        lines: &[4],
        system_prompt: "You book appointments for a clinic in Jaipur. Doctors: Dr. Kavita Joshi (skin), Dr. Arvind Rathore (general medicine), \
            Dr. Nusrat Ansari (children). Consultation hours: Monday to Saturday, 10 am to 1 pm and 5 pm to 8 pm.\n\n\
            Ask which doctor, or for the complaint in a few words to suggest one. Offer the next two free times. Take the patient's name, age and \
            mobile number. Confirm doctor, day, time and the fee in rupees, and say to come ten minutes early with earlier reports.\n\n\
            To move or cancel an appointment, ask for the name and the mobile number it was booked with. Give no medical advice. For chest pain, \
            heavy bleeding, trouble breathing or a child with high fever, tell the caller to dial 108 or go to the nearest hospital now.",
    },
    Agent {
        name: "After hours",
        language: "en",
        voice_name: Some("en-IN-PrabhatNeural"),
        is_active: true,
        lines: &[0, 1, 2, 3, 4, 5],
        system_prompt: "You answer when the shops are closed, from 10 pm to 8 am. Say so first, kindly, in one sentence.\n\n\
            Offer to take an order or a message for the morning. Take the name, the number to call back, what it is about and by when it is needed. \
            Promise a call back after 9 am, never an exact minute. Do not confirm prices, stock or appointments.\n\n\
            If it is a medical emergency, tell the caller to dial 108 and end the call, so that their line is free. Keep the call under two minutes.",
    },
    Agent {
        name: "Pedidos en español",
        language: "es",
        voice_name: None,
        is_active: false,
        lines: &[5],
        system_prompt: "Atiendes en español las llamadas de clientes que piden dulces para enviar al extranjero. Está en pruebas.\n\n\
            Saluda, pregunta qué dulces desean y qué cantidad de cada uno, y para qué fecha. Pide el nombre completo, un teléfono con prefijo \
            internacional y la dirección de envío con el código postal. Repite el pedido y el total en rupias, y espera un «sí» antes de \
            confirmarlo. Avisa de que el envío internacional tarda entre 7 y 12 días y de que la aduana puede cobrar aparte.\n\n\
            Habla con frases cortas y de usted. No pidas nunca datos de tarjetas: el enlace de pago llega por mensaje.",
    },
];

/// Sweets, and their price for a kilogram in rupees.
pub(super) const SWEETS: &[(&str, u32)] = &[
    ("kaju katli", 1_080),
    ("motichoor laddu", 560),
    ("besan laddu", 520),
    ("gulab jamun", 480),
    ("soan papdi", 400),
    ("mysore pak", 640),
    ("pista barfi", 1_240),
    ("jalebi", 360),
    ("peda", 600),
    ("namkeen mix", 320),
];
/// Dishes, and their price in rupees.
pub(super) const DISHES: &[(&str, u32)] = &[
    ("paneer tikka", 320),
    ("dal makhani", 260),
    ("butter chicken", 380),
    ("chole bhature", 220),
    ("veg biryani", 280),
    ("chicken biryani", 340),
    ("butter naan", 55),
    ("jeera rice", 160),
    ("masala dosa", 140),
    ("sweet lassi", 90),
];
/// Medicines that are taken every day, and the price of a strip in rupees.
pub(super) const MEDICINES: &[(&str, u32)] = &[
    ("Metformin 500 mg", 24),
    ("Telmisartan 40 mg", 78),
    ("Amlodipine 5 mg", 32),
    ("Atorvastatin 10 mg", 86),
    ("Levothyroxine 50 mcg", 118),
    ("Pantoprazole 40 mg", 96),
    ("Vitamin D3 60,000 IU", 132),
];
/// Doctors, and their fee in rupees.
pub(super) const DOCTORS: &[(&str, u32)] =
    &[("Dr. Kavita Joshi (skin)", 600), ("Dr. Arvind Rathore (general medicine)", 400), ("Dr. Nusrat Ansari (children)", 500)];
