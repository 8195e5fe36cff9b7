import { Button, Group, Menu, Modal } from '@mantine/core'
import {
  IconBraces,
  IconFileDownload,
  IconFileImport,
  IconFileText,
  IconFileTypePdf,
  IconHighlight,
  IconListDetails,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton, useTexts } from '../../kit'
import { MissingLettersDialog } from './missing-letters-dialog'
import type { Exports } from './use-exports'

type Run = Exclude<keyof Exports['runs'], 'import'>

const FEEDBACK: [Run, ReactNode][] = [
  ['feedbackPdf', <IconFileTypePdf key="pdf" size={16} />],
  ['feedbackMarkdown', <IconFileText key="text" size={16} />],
]
const EVIDENCE: [Run, ReactNode][] = [
  ['annotatedPdf', <IconHighlight key="pdf" size={16} />],
  ['notes', <IconListDetails key="list" size={16} />],
  ['itemAnnotations', <IconBraces key="json" size={16} />],
]
const WORK: [Run, ReactNode][] = [
  ['annotations', <IconBraces key="json" size={16} />],
  ['allWork', <IconFileDownload key="all" size={16} />],
]

/** One menu for everything that leaves the desk as a file, and for what can come in. */
export function ExportMenu({ exports, onWriteFeedback }: { exports: Exports; onWriteFeedback(): void }) {
  const t = useTexts('feedback')
  const { runs, hasItem, making } = exports
  const entries = (list: typeof FEEDBACK) =>
    list.map(([name, icon]) => (
      <Menu.Item key={name} leftSection={icon} disabled={runs[name] === null} onClick={() => runs[name]?.()}>
        {t(`export.${name}`)}
      </Menu.Item>
    ))
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label={t('export.menu')} size="md" icon={<IconFileDownload size={17} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('export.feedback')}</Menu.Label>
          {entries(FEEDBACK)}
          {hasItem && (
            <>
              <Menu.Label>{t('export.evidence')}</Menu.Label>
              {entries(EVIDENCE)}
            </>
          )}
          <Menu.Label>{t('export.work')}</Menu.Label>
          {entries(WORK)}
          <Menu.Divider />
          <Menu.Item leftSection={<IconFileImport size={16} />} disabled={runs.import === null} onClick={() => runs.import?.()}>
            {t('export.import')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EmptyFeedbackDialog exports={exports} onWriteFeedback={onWriteFeedback} />
      {exports.unwritten && <MissingLettersDialog {...exports.unwritten} />}
      <Modal
        opened={making !== null}
        onClose={() => making?.cancel()}
        title={t('export.working')}
        size="sm"
        closeButtonProps={{ 'aria-label': t('export.cancel') }}
      >
        <Group justify="flex-end" role="status">
          <Button variant="default" data-autofocus onClick={() => making?.cancel()}>
            {t('export.cancel')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}

/** Asks before a letter leaves that says nothing about the work. */
function EmptyFeedbackDialog({ exports, onWriteFeedback }: { exports: Exports; onWriteFeedback(): void }) {
  const t = useTexts('feedback')
  const { empty, closeEmpty } = exports
  return (
    <Modal
      opened={empty !== null}
      onClose={closeEmpty}
      title={t('export.empty.title')}
      closeButtonProps={{ 'aria-label': t('export.cancel') }}
    >
      {t('export.empty.text')}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button
          variant="default"
          onClick={() => {
            closeEmpty()
            empty?.goOn()
          }}
        >
          {t('export.empty.anyway')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            closeEmpty()
            onWriteFeedback()
          }}
        >
          {t('export.empty.write')}
        </Button>
      </Group>
    </Modal>
  )
}
