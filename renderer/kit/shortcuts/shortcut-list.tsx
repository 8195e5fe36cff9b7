import { useTexts } from '../texts'
import { KeyHint } from './key-hint'
import { isCharacterChord, parseChord } from './keys'
import type { Shortcut } from './registry'
import classes from './shortcut-list.module.css'
import { useCharacterKeys, useShortcutList } from './use-shortcuts'

/** All keys that can be used now, under their headings. */
export function ShortcutList() {
  const t = useTexts('kit')
  const shortcuts = useShortcutList()
  const [characterKeys] = useCharacterKeys()
  const isOff = (keys: string) => !characterKeys && isCharacterChord(parseChord(keys))
  return (
    <div className={classes.groups}>
      {[...byGroup(shortcuts)].map(([group, members]) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.heading}>{group}</h3>
          <dl className={classes.list}>
            {members.map(({ id, keys, label }) => (
              <div key={id} className={classes.row}>
                <dt>{label}</dt>
                <dd className={classes.keys}>
                  {keys
                    .filter((one) => !isOff(one))
                    .map((one, index) => (
                      <span key={one}>
                        {index > 0 && <span className={classes.or}>{t('keys.or')}</span>}
                        <KeyHint keys={one} />
                      </span>
                    ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {!characterKeys && <p className={classes.note}>{t('keys.characterKeysOff')}</p>}
    </div>
  )
}

function byGroup(shortcuts: readonly Shortcut[]): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>()
  const seen = new Set<string>()
  for (const shortcut of shortcuts) {
    if (shortcut.keys.length === 0 || seen.has(shortcut.id)) continue
    seen.add(shortcut.id)
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut])
  }
  return groups
}
