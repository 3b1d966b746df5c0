import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { agentsSearch } from '@/features/agents/search';
import { callLogsSearch } from '@/features/calls/search';
import { dashboardSearch } from '@/features/dashboard/search';
import { ordersSearch } from '@/features/orders/search';
import { phoneNumbersSearch } from '@/features/phone-numbers/search';
import { session } from '@/features/session/currentSession';
import { withCatalogue } from '@/i18n/messages';
import { nextSearch, parseSearch, safePath, stringifySearch } from './addresses';
import { NotFound } from './NotFound';
import { RouteError } from './RouteError';

const root = createRootRoute({ component: Outlet, errorComponent: RouteError, notFoundComponent: NotFound });

/** The session's count until somebody logs in or out: whoever is sent away then asked for a page while logged out. */
const ARRIVED_LOGGED_OUT = 1;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/dashboard', replace: true });
  },
});

// --- For strangers

const strangers = createRoute({
  getParentRoute: () => root,
  id: 'strangers',
  validateSearch: nextSearch,
  beforeLoad: ({ search }) => {
    if (session.state.user) throw redirect({ href: safePath(search.next) ?? '/dashboard', replace: true });
  },
});

const login = createRoute({
  getParentRoute: () => strangers,
  path: '/login',
  component: lazyRouteComponent(() => import('@/features/session/LogInPage'), 'LogInPage'),
});

const signup = createRoute({
  getParentRoute: () => strangers,
  path: '/signup',
  component: lazyRouteComponent(() => import('@/features/session/SignUpPage'), 'SignUpPage'),
});

// --- For users

const users = createRoute({
  getParentRoute: () => root,
  id: 'users',
  component: lazyRouteComponent(() => import('./shell/UsersPart'), 'UsersPart'),
  beforeLoad: ({ location }) => {
    if (session.state.user) return;
    const next = session.state.epoch === ARRIVED_LOGGED_OUT ? location.href : undefined;
    throw redirect({ to: '/login', search: { next }, replace: true });
  },
});

const page = { getParentRoute: () => users, errorComponent: RouteError };

const dashboard = createRoute({
  ...page,
  path: '/dashboard',
  validateSearch: dashboardSearch,
  component: lazyRouteComponent(
    withCatalogue('dashboard', () => import('@/features/dashboard/DashboardPage')),
    'DashboardPage',
  ),
});

const phoneNumbers = createRoute({
  ...page,
  path: '/phone-numbers',
  validateSearch: phoneNumbersSearch,
  component: lazyRouteComponent(
    withCatalogue('phone-numbers', () => import('@/features/phone-numbers/PhoneNumbersPage')),
    'PhoneNumbersPage',
  ),
});

const agents = createRoute({
  ...page,
  path: '/ai-agents',
  validateSearch: agentsSearch,
  // A new agent needs more room than a dialog has.
  beforeLoad: ({ search }) => {
    if (search.dialog) throw redirect({ to: '/ai-agents/new', replace: true });
  },
  component: lazyRouteComponent(
    withCatalogue('agents', () => import('@/features/agents/AgentsPage')),
    'AgentsPage',
  ),
});

const newAgent = createRoute({
  ...page,
  path: '/ai-agents/new',
  component: lazyRouteComponent(
    withCatalogue('agents', () => import('@/features/agents/NewAgentPage')),
    'NewAgentPage',
  ),
});

const agent = createRoute({
  ...page,
  path: '/ai-agents/$id',
  component: lazyRouteComponent(
    withCatalogue('agents', () => import('@/features/agents/AgentPage')),
    'AgentPage',
  ),
});

const callLogs = createRoute({
  ...page,
  path: '/call-logs',
  validateSearch: callLogsSearch,
  component: lazyRouteComponent(
    withCatalogue('calls', () => import('@/features/calls/CallLogsPage')),
    'CallLogsPage',
  ),
});

const callLog = createRoute({
  ...page,
  path: '/call-logs/$id',
  component: lazyRouteComponent(
    withCatalogue('calls', () => import('@/features/calls/CallLogPage')),
    'CallLogPage',
  ),
});

const orders = createRoute({
  ...page,
  path: '/orders',
  validateSearch: ordersSearch,
  component: lazyRouteComponent(
    withCatalogue('orders', () => import('@/features/orders/OrdersPage')),
    'OrdersPage',
  ),
});

const settings = createRoute({
  ...page,
  path: '/settings',
  component: lazyRouteComponent(
    withCatalogue('settings', () => import('@/features/session/settings/SettingsPage')),
    'SettingsPage',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    strangers.addChildren([login, signup]),
    users.addChildren([dashboard, phoneNumbers, agents, newAgent, agent, callLogs, callLog, orders, settings]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

// A page that is gone to is heard of: its heading takes the focus.
router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) document.querySelector('h1')?.focus();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
