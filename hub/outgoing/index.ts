export { Mailer, type MailSettings, MailSettingsSchema } from './mail'
export { dropWaiting, enqueue, type Outgoing } from './queue'
export { Sender } from './sender'
