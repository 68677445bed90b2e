// Words of the frame around every page: head, menu, session.
import type { Same } from '../same.ts';
import type { shell as zh } from '../zh-CN/shell.ts';

export const shell = {
  product: 'Keguan',
  productLong: 'Grants of the science and technology bureau',
  signIn: 'Sign in',
  signOut: 'Sign out',
  todo: 'To do',
  desk: 'Current desk',
  switchDesk: 'Switch desk',
  menu: 'Menu',
  openMenu: 'Open the menu',
  language: 'Language',
  chinese: '中文',
  english: 'English',
  accountOf: 'Account: {{name}}',
  account: 'Account',
  changePassword: 'Change password',
  publicCalls: 'Calls',
  publicity: 'Publicity',
  verify: 'Verify an award',
  todoEmpty: 'Nothing waits for you',
  expired: 'Your session has ended',
  expiredHelp: 'Please sign in again as {{name}}. Nothing you typed is lost.',
  otherPerson:
    'That is another account. Unsaved text of the first account stays on this machine and is sent only when that account signs in again.',
  otherPersonHere: 'Another account has signed in here',
  otherPersonHereHelp:
    'Please reload the page before you go on. Unsaved text of the first account is sent only when that account signs in again.',
  stay: 'Later',
  username: 'Account',
  password: 'Password',
  signInAgain: 'Sign in again',
  offline: 'The server cannot be reached',
} as const satisfies Same<typeof zh>;
