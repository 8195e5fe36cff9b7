import type { TextKey, Texts } from '../texts'
import type { Namespace } from '../texts/catalogue'
import type { NamedKeys } from './key-settings'
import type { Shortcut } from './registry'

/** A shortcut told without what it does, so that Settings can show and change it while its screen is away. */
export type KeySpec<Name extends Namespace> = Omit<Shortcut, 'id' | 'label' | 'group' | 'run'> & {
  label: TextKey<Name>
  group: TextKey<Name>
  /** Fills the label's placeholders. */
  values?: Record<string, string | number>
}

/** The shortcuts of a room, by id. */
export type KeySpecs<Name extends Namespace> = Readonly<Record<string, KeySpec<Name>>>

/** The shortcuts of a room in the language of the interface. */
export function nameKeys<Name extends Namespace>(specs: KeySpecs<Name>, t: Texts<Name>): NamedKeys[] {
  return Object.entries(specs).map(([id, { keys, label, group, values }]) => ({
    id,
    keys,
    label: t(label, values),
    group: t(group),
  }))
}

/** The shortcuts of a room that can be used now: those for which there is something to do. */
export function bindKeys<Name extends Namespace, Specs extends KeySpecs<Name>>(
  specs: Specs,
  t: Texts<Name>,
  runs: { [Id in keyof Specs]?: (() => void) | undefined },
): Shortcut[] {
  return Object.entries(specs).flatMap(([id, { label, group, values, ...spec }]) => {
    const run = runs[id]
    return run === undefined ? [] : [{ ...spec, id, label: t(label, values), group: t(group), run }]
  })
}
