import { Modal } from '@mantine/core'
import { useTexts } from '../texts'
import { ShortcutList } from './shortcut-list'

/** The sheet behind `?`. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts('kit')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <ShortcutList />
    </Modal>
  )
}
