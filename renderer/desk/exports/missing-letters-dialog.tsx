import { Button, Group, Modal } from '@mantine/core'
import { useFormats, useReturnedFocus, useTexts } from '../../kit'

/** More than these aren't named; whoever reads them knows which script it is. */
const MOST_NAMED = 12

type Props = {
  /** Characters that no font of ours can write. */
  characters: readonly string[]
  onMarkdown(): void
  onAnyway(): void
  onClose(): void
}

/** Asks before a letter leaves in which a question mark would stand for somebody's name. */
export function MissingLettersDialog({ characters, onMarkdown, onAnyway, onClose }: Props) {
  const t = useTexts('feedback')
  const { list } = useFormats()
  useReturnedFocus()
  const named = list(characters.slice(0, MOST_NAMED))
  const choose = (goOn: () => void) => () => {
    onClose()
    goOn()
  }
  return (
    <Modal opened onClose={onClose} title={t('export.missing.title')} closeButtonProps={{ 'aria-label': t('export.cancel') }}>
      {characters.length > MOST_NAMED
        ? t('export.missing.more', { characters: named, count: characters.length - MOST_NAMED })
        : t('export.missing.text', { characters: named })}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={choose(onAnyway)}>
          {t('export.missing.anyway')}
        </Button>
        <Button data-autofocus onClick={choose(onMarkdown)}>
          {t('export.missing.markdown')}
        </Button>
      </Group>
    </Modal>
  )
}
