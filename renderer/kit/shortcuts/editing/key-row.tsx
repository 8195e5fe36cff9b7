import { Button } from '@mantine/core'
import { IconPlus, IconRestore, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { announce } from '../../components/announce'
import { IconButton } from '../../components/icon-button'
import { useTexts } from '../../texts'
import { KeyHint } from '../key-hint'
import { spokenKeys } from '../key-label'
import {
  findTaken,
  type KeyPlace,
  type KeySettings,
  keysOf,
  type NamedKeys,
  replaceKey,
  withKeys,
  withSwapped,
} from '../key-settings'
import { KeyRecorder } from './key-recorder'
import classes from './editing.module.css'

type Props = {
  shortcut: NamedKeys
  place: string
  places: readonly KeyPlace[]
  settings: KeySettings
  onChange(change: (settings: KeySettings) => KeySettings): Promise<KeySettings>
}

/** A key that is being chosen: in the place of another one, or as one more. */
type Choosing = { from: string | null; to: string | null; takenBy: readonly NamedKeys[] }

/** One shortcut with its keys, each of which can be changed or taken away. */
export function KeyRow({ shortcut, place, places, settings, onChange }: Props) {
  const t = useTexts('kit')
  const row = useRef<HTMLLIElement>(null)
  const [choosing, setChoosing] = useState<Choosing | null>(null)
  const keys = keysOf(settings, shortcut)
  const name = shortcut.label
  const spoken = (key: string) => spokenKeys(key, t)

  const apply = async (change: (now: KeySettings) => KeySettings) => {
    setChoosing(null)
    const next = keysOf(await onChange(change), shortcut)
    announce(
      next.length === 0 ? t('keyEditor.cleared', { name }) : t('keyEditor.set', { name, keys: next.map(spoken).join(', ') }),
    )
    // What had the focus is gone or moved.
    row.current?.querySelector('button')?.focus()
  }
  const choose = (from: string | null, to: string) => {
    const takenBy = findTaken(settings, places, { place, id: shortcut.id }, to)
    if (takenBy.length > 0) setChoosing({ from, to, takenBy })
    else void apply((now) => withKeys(now, shortcut, replaceKey(keysOf(now, shortcut), from, to)))
  }
  const leave = () => {
    setChoosing(null)
    row.current?.querySelector('button')?.focus()
  }
  const recorder = (from: string | null) => (
    <KeyRecorder characterKeys={settings.characterKeys} onKeys={(to) => choose(from, to)} onLeave={leave} />
  )
  const isRecording = (from: string | null) => choosing !== null && choosing.to === null && choosing.from === from

  return (
    <li ref={row} className={classes.row}>
      <span className={classes.name}>{name}</span>
      <span className={classes.keys}>
        {keys.length === 0 && !isRecording(null) && <span className={classes.none}>{t('keyEditor.noKey')}</span>}
        {keys.map((key) =>
          isRecording(key) ? (
            <span key={key}>{recorder(key)}</span>
          ) : (
            <span key={key} className={classes.key}>
              <button
                type="button"
                className={classes.change}
                aria-label={t('keyEditor.changeKey', { keys: spoken(key), name })}
                onClick={() => setChoosing({ from: key, to: null, takenBy: [] })}
              >
                <KeyHint keys={key} isExact />
              </button>
              <button
                type="button"
                className={classes.remove}
                aria-label={t('keyEditor.remove', { keys: spoken(key), name })}
                onClick={() =>
                  void apply((now) =>
                    withKeys(
                      now,
                      shortcut,
                      keysOf(now, shortcut).filter((each) => each !== key),
                    ),
                  )
                }
              >
                <IconX size={12} aria-hidden />
              </button>
            </span>
          ),
        )}
        {isRecording(null) ? (
          recorder(null)
        ) : (
          <IconButton
            size="sm"
            label={t('keyEditor.add', { name })}
            icon={<IconPlus size={14} />}
            onClick={() => setChoosing({ from: null, to: null, takenBy: [] })}
          />
        )}
        {settings.keys[shortcut.id] !== undefined && (
          <IconButton
            size="sm"
            label={t('keyEditor.reset', { name })}
            icon={<IconRestore size={14} />}
            onClick={() => void apply((now) => withKeys(now, shortcut, shortcut.keys))}
          />
        )}
      </span>
      {choosing !== null && choosing.to !== null && (
        <Taken choosing={{ ...choosing, to: choosing.to }} onLeave={leave} onTake={apply} shortcut={shortcut} />
      )}
    </li>
  )
}

type TakenProps = {
  choosing: Choosing & { to: string }
  shortcut: NamedKeys
  onTake(change: (now: KeySettings) => KeySettings): Promise<void>
  onLeave(): void
}

/** Says what a key does already and asks what shall become of that. */
function Taken({ choosing, shortcut, onTake, onLeave }: TakenProps) {
  const t = useTexts('kit')
  const { from, to, takenBy } = choosing
  const others = takenBy.map(({ label }) => label).join('”, “')
  return (
    <div className={classes.taken} role="alert">
      <span>{t('keyEditor.taken', { keys: spokenKeys(to, t), other: others })}</span>
      <span className={classes.answers}>
        <Button
          size="compact-sm"
          autoFocus
          onClick={() => void onTake((now) => withSwapped(now, shortcut, { from, to, takenBy }))}
        >
          {t(from === null ? 'keyEditor.take' : 'keyEditor.swap')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {t('keyEditor.keepAsIs')}
        </Button>
      </span>
    </div>
  )
}
