import type { KeySpecs } from '../../../kit'

/** The keys of a talk, beside those of its recording and of its slides. */
export const TALK_KEYS = {
  'talk.other': { keys: ['b'], label: 'talk.switch', group: 'keys.group' },
  'talk.moment': { keys: ['alt+t'], label: 'talk.momentKey', group: 'keys.group', whileTyping: true },
} as const satisfies KeySpecs<'media'>
