import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { notify } from '../../components/notify'
import { findWords } from '../../search'
import { useTexts } from '../../texts'
import type { KeyPlace } from '../key-settings'
import { useKeyPlaces } from '../known-keys'
import { useChangeKeys } from '../own-keys'
import { useKeySettings } from '../use-shortcuts'
import classes from './editing.module.css'
import { KeyRow } from './key-row'

type KeyEditorProps = {
  /** Shows only what matches these words. */
  search: string
  /** Shows only these shortcuts, such as those of the screen that is open; all where it is missing. */
  ids?: ReadonlySet<string>
}

/** Every shortcut with its keys: to be changed, taken away, and set back. */
export function KeyEditor({ search, ids }: KeyEditorProps) {
  const t = useTexts('kit')
  const settings = useKeySettings()
  const places = useKeyPlaces()
  const changeKeys = useChangeKeys()
  const [isAsking, setAsking] = useState(false)
  const changed = Object.keys(settings.keys).length
  const change: typeof changeKeys = (alter) =>
    changeKeys(alter).catch((error: unknown) => {
      notify({ kind: 'failed', message: t('keyEditor.failed') })
      throw error
    })
  const shown = narrow(places, search, ids)
  return (
    <>
      <div className={classes.tools}>
        <span className={classes.count} role="status">
          {changed > 0 && t('keyEditor.changed', { count: changed })}
        </span>
        <Button size="compact-sm" variant="default" disabled={changed === 0} onClick={() => setAsking(true)}>
          {t('keyEditor.resetAll')}
        </Button>
      </div>
      {shown.length === 0 && <p className={classes.nothing}>{t('keys.nothing')}</p>}
      {shown.map(({ place, title, shortcuts }) => (
        <section key={`${place}/${title}`} className={classes.place}>
          <h3 className={classes.heading}>{title}</h3>
          <ul className={classes.list}>
            {shortcuts.map((shortcut) => (
              <KeyRow key={shortcut.id} shortcut={shortcut} place={place} places={places} settings={settings} onChange={change} />
            ))}
          </ul>
        </section>
      ))}
      <ConfirmDialog
        opened={isAsking}
        title={t('keyEditor.resetAllTitle')}
        confirmLabel={t('keyEditor.resetAllConfirm')}
        onConfirm={async () => {
          await change((now) => ({ ...now, keys: {} }))
        }}
        onClose={() => setAsking(false)}
      >
        {t('keyEditor.resetAllText', { count: changed })}
      </ConfirmDialog>
    </>
  )
}

/** The places with only those shortcuts that are wanted; places without any are left out. */
function narrow(places: readonly KeyPlace[], search: string, ids: ReadonlySet<string> | undefined): KeyPlace[] {
  return places.flatMap((place) => {
    const wanted = ids ? place.shortcuts.filter(({ id }) => ids.has(id)) : place.shortcuts
    const texts = wanted.map(({ label, group }) => `${label} ${group} ${place.title}`)
    const found = new Set(findWords(texts, search).map(({ index }) => index))
    const shortcuts = wanted.filter((_, index) => found.has(index))
    return shortcuts.length === 0 ? [] : [{ ...place, shortcuts }]
  })
}
