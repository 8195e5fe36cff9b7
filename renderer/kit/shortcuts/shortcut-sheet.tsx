import { Button, Modal, TextInput } from '@mantine/core'
import { IconKeyboard, IconPrinter, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../texts'
import { KeyEditor } from './editing/key-editor'
import { ShortcutList } from './shortcut-list'
import classes from './shortcut-sheet.module.css'
import { useShortcutList } from './use-shortcuts'

/** The sheet behind `?`: the keys of the screen that is open, to be searched, printed and changed. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts('kit')
  const shortcuts = useShortcutList()
  const [search, setSearch] = useState('')
  const [isEditing, setEditing] = useState(false)
  const close = () => {
    setSearch('')
    setEditing(false)
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('keys.title')}
      size="54rem"
      classNames={{ root: classes.sheet ?? '', inner: classes.inner ?? '', content: classes.content ?? '' }}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <div className={classes.top}>
        <TextInput
          className={classes.search ?? ''}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t('keys.search')}
          placeholder={t('keys.search')}
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {!isEditing && (
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('keys.print')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconKeyboard size={16} />} onClick={() => setEditing(!isEditing)}>
          {t(isEditing ? 'keyEditor.done' : 'keys.change')}
        </Button>
      </div>
      {isEditing ? <KeyEditor search={search} ids={new Set(shortcuts.map(({ id }) => id))} /> : <ShortcutList search={search} />}
    </Modal>
  )
}
