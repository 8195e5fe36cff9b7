import { kindOf, type Stage } from '../../../shared/flow'
import type { Look } from '../hatches'

const TONES: Record<Stage, string> = {
  'waiting-first': 'blue',
  first: 'blue',
  'waiting-second': 'brass',
  second: 'brass',
  'waiting-second-look': 'teal',
  'second-look': 'teal',
  'waiting-adjudication': 'violet',
  adjudication: 'violet',
  'waiting-release': 'neutral',
  'with-candidate': 'rose',
}

const HATCHES = { blue: 'rising', brass: 'falling', teal: 'level', violet: 'cross', neutral: 'dots', rose: 'plain' } as const

/** How a stage is filled: a colour for each part of the way; solid while somebody works, hatched while it waits, each colour in its own way. */
export function stageLook(stage: Stage): Look {
  const tone = TONES[stage]
  return { tone, hatch: kindOf(stage) === 'working' ? 'solid' : HATCHES[tone as keyof typeof HATCHES] }
}
