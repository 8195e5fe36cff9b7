import type { KeySpecs } from '../../kit'

/** The keys and commands that work everywhere in the workbench. */
export const APP_KEYS = {
  'app.palette': {
    keys: ['mod+k'],
    label: 'command.palette',
    group: 'command.group',
    inPalette: false,
    whileTyping: true,
    repeats: false,
  },
  'app.keys': { keys: ['?', 'f1'], label: 'command.keys', group: 'command.group' },
  'app.queue': { keys: ['alt+1'], label: 'command.goToQueue', group: 'command.group', whileTyping: true },
  'app.badges': { keys: ['alt+2'], label: 'command.goToBadges', group: 'command.group', whileTyping: true },
  'app.centre': { keys: ['alt+3'], label: 'command.goToCentre', group: 'command.group', whileTyping: true },
  'app.verify': { keys: ['alt+4'], label: 'command.goToVerify', group: 'command.group', whileTyping: true },
  'app.calibration': { keys: ['alt+5'], label: 'command.goToCalibration', group: 'command.group', whileTyping: true },
  'app.reports': { keys: ['alt+6'], label: 'command.goToReports', group: 'command.group', whileTyping: true },
  'app.operations': { keys: ['alt+7'], label: 'command.goToOperations', group: 'command.group', whileTyping: true },
  'app.settings': { keys: ['mod+,'], label: 'command.goToSettings', group: 'command.group', whileTyping: true },
  'app.sync': { keys: [], label: 'command.syncNow', group: 'command.group' },
  'app.scheme': { keys: [], label: 'command.scheme', group: 'command.group' },
  'app.lock': { keys: ['mod+shift+l'], label: 'command.lock', group: 'command.group', whileTyping: true },
  'app.signOut': { keys: [], label: 'command.signOut', group: 'command.group' },
} as const satisfies KeySpecs<'app'>
