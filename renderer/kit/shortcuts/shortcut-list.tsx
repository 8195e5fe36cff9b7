import { findWords } from '../search'
import { useTexts } from '../texts'
import { KeyHint } from './key-hint'
import { isCharacterChord, parseChord } from './keys'
import type { Shortcut } from './registry'
import classes from './shortcut-list.module.css'
import { useCharacterKeys, useShortcutList } from './use-shortcuts'

/**
 * All keys that can be used now, under their headings.
 * @param search shows only what matches these words
 */
export function ShortcutList({ search }: { search: string }) {
  const t = useTexts('kit')
  const shortcuts = useShortcutList()
  const characterKeys = useCharacterKeys()
  const usable = (keys: readonly string[]) => keys.filter((one) => characterKeys || !isCharacterChord(parseChord(one)))
  const listed = withoutDoubles(shortcuts.filter(({ isExcuse }) => !isExcuse)).map((each) => ({
    ...each,
    keys: usable(each.keys),
  }))
  const labels = listed.map(({ label, group }) => `${label} ${group}`)
  const shown = search.trim() === '' ? listed : findWords(labels, search).flatMap(({ index }) => listed[index] ?? [])
  const groups = byGroup(shown.filter(({ keys }) => keys.length > 0))
  return (
    <>
      {!characterKeys && <p className={classes.note}>{t('keys.characterKeysOff')}</p>}
      {groups.size === 0 && <p className={classes.note}>{t('keys.nothing')}</p>}
      <div className={classes.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.heading}>{group}</h3>
            <dl className={classes.list}>
              {members.map(({ id, keys, label }) => (
                <div key={id} className={classes.row}>
                  <dt>{label}</dt>
                  <dd className={classes.keys}>
                    {keys.map((one, index) => (
                      <span key={one}>
                        {index > 0 && <span className={classes.or}>{t('keys.or')}</span>}
                        <KeyHint keys={one} isExact />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}

/** The innermost of those that share an id, since only that one runs. */
function withoutDoubles(shortcuts: readonly Shortcut[]): Shortcut[] {
  const seen = new Set<string>()
  return shortcuts.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function byGroup(shortcuts: readonly Shortcut[]): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>()
  for (const shortcut of shortcuts) groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut])
  return groups
}
