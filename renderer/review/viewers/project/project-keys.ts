import type { KeySpecs } from '../../../kit'

/** The keys of code and archives, beside those that all viewers have. */
export const PROJECT_KEYS = {
  'project.tree': { keys: ['t'], label: 'keys.tree', group: 'keys.group' },
  'project.nextFile': { keys: ['.'], label: 'keys.nextFile', group: 'keys.group' },
  'project.previousFile': { keys: [','], label: 'keys.previousFile', group: 'keys.group' },
  'project.searchAll': { keys: ['mod+shift+f'], label: 'search.all', group: 'keys.group', whileTyping: true },
  'project.lines': { keys: ['l'], label: 'code.markLines', group: 'keys.group' },
  'project.goToLine': { keys: ['mod+g'], label: 'code.goToLine', group: 'keys.group', whileTyping: true },
  'project.wrap': { keys: ['alt+z'], label: 'code.wrap', group: 'keys.group' },
} as const satisfies KeySpecs<'project'>
