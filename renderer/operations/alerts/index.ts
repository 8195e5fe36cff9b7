/** By which rules admins are told how work stands, what was told, and which figures are sent by e-mail. */
export { AlertsTab } from './alerts-tab'
