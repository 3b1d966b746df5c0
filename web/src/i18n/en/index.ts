import type { Messages } from '../catalogues';
import agents from './agents.json';
import calls from './calls.json';
import common from './common.json';
import dashboard from './dashboard.json';
import enums from './enums.json';
import orders from './orders.json';
import phoneNumbers from './phone-numbers.json';
import session from './session.json';
import settings from './settings.json';

const messages: Messages = {
  ...agents,
  ...calls,
  ...common,
  ...dashboard,
  ...enums,
  ...orders,
  ...phoneNumbers,
  ...session,
  ...settings,
};

export default messages;
