import { IconPlus, IconRestore } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../components/announce'
import { IconButton } from '../../components/icon-button'
import { useTexts } from '../../texts'
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
import classes from './editing.module.css'
import { KeyChip } from './key-chip'
import { KeyRecorder } from './key-recorder'
import { type Taken, TakenNotice } from './taken-notice'

type Props = {
  shortcut: NamedKeys
  place: string
  places: readonly KeyPlace[]
  settings: KeySettings
  onChange(change: (settings: KeySettings) => KeySettings): Promise<KeySettings>
}

/** What is going on with a row's keys: one is being pressed, in the place of another (null: as one more), or it has another owner. */
type Choosing = { state: 'pressing'; from: string | null } | ({ state: 'taken' } & Taken)

/** One shortcut with its keys, each of which can be changed or taken away. */
export function KeyRow({ shortcut, place, places, settings, onChange }: Props) {
  const t = useTexts('kit')
  const row = useRef<HTMLLIElement>(null)
  /** Which button of the row gets the focus once what had it has gone. */
  const focusWish = useRef<string | null>(null)
  const [choosing, setChoosing] = useState<Choosing | null>(null)
  const keys = keysOf(settings, shortcut)
  const name = shortcut.label
  const isPressing = (from: string | null) => choosing?.state === 'pressing' && choosing.from === from
  const buttonOf = (from: string | null) => (from === null ? '[data-add]' : `[data-chip="${keys.indexOf(from)}"]`)

  useEffect(() => {
    if (focusWish.current === null || choosing !== null) return
    row.current?.querySelector<HTMLElement>(focusWish.current)?.focus()
    focusWish.current = null
  })

  const apply = async (change: (now: KeySettings) => KeySettings, focus: string) => {
    focusWish.current = focus
    setChoosing(null)
    const next = keysOf(await onChange(change), shortcut).map((key) => spokenKeys(key, t))
    announce(next.length === 0 ? t('keyEditor.cleared', { name }) : t('keyEditor.set', { name, keys: next.join(', ') }))
  }
  const choose = (from: string | null, to: string) => {
    const takenBy = findTaken(settings, places, { place, id: shortcut.id }, to)
    if (takenBy.length > 0) setChoosing({ state: 'taken', from, to, takenBy })
    else void apply((now) => withKeys(now, shortcut, replaceKey(keysOf(now, shortcut), from, to)), buttonOf(from))
  }
  const leave = (from: string | null) => {
    focusWish.current = buttonOf(from)
    setChoosing(null)
  }
  const recorder = (from: string | null) => (
    <KeyRecorder
      characterKeys={settings.characterKeys}
      onKeys={(to) => choose(from, to)}
      onEscape={() => leave(from)}
      onBlur={() => setChoosing((now) => (now?.state === 'pressing' ? null : now))}
    />
  )

  return (
    <li ref={row} className={classes.row}>
      <span className={classes.name}>{name}</span>
      <span className={classes.keys}>
        {keys.length === 0 && !isPressing(null) && <span className={classes.none}>{t('keyEditor.noKey')}</span>}
        {keys.map((key, at) => (
          // By place: the chip of a key that was changed is the same one, and keeps the focus.
          <span key={at}>
            {isPressing(key) ? (
              recorder(key)
            ) : (
              <KeyChip
                keys={key}
                at={at}
                name={name}
                onChange={() => setChoosing({ state: 'pressing', from: key })}
                onRemove={() =>
                  void apply((now) => withKeys(now, shortcut, withoutKey(keysOf(now, shortcut), key)), '[data-add]')
                }
              />
            )}
          </span>
        ))}
        {isPressing(null) ? (
          recorder(null)
        ) : (
          <IconButton
            size="sm"
            data-add
            label={t('keyEditor.add', { name })}
            icon={<IconPlus size={14} />}
            onClick={() => setChoosing({ state: 'pressing', from: null })}
          />
        )}
        {settings.keys[shortcut.id] !== undefined && (
          <IconButton
            size="sm"
            label={t('keyEditor.reset', { name })}
            icon={<IconRestore size={14} />}
            onClick={() => void apply((now) => withKeys(now, shortcut, shortcut.keys), '[data-add]')}
          />
        )}
      </span>
      {choosing?.state === 'taken' && (
        <TakenNotice
          taken={choosing}
          onTake={() => void apply((now) => withSwapped(now, shortcut, choosing), buttonOf(choosing.from))}
          onLeave={() => leave(choosing.from)}
        />
      )}
    </li>
  )
}

function withoutKey(keys: readonly string[], key: string): string[] {
  return keys.filter((each) => each !== key)
}
