import { IconChevronDown, IconChevronUp, IconFileSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { bindKeys, EmptyState, IconButton, useShortcuts, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { DeskComments } from '../desk-comments'
import { DESK_KEYS } from '../desk-keys'
import { DeskSkeleton } from '../desk-skeleton'
import { EvidencePanel } from '../evidence/evidence-panel'
import { SaveMark } from '../header/save-mark'
import { WHOLE_ITEM } from '../new-annotation'
import { useNotesPanel } from '../panels/use-notes-panel'
import { ReadingArea } from '../reading/reading-area'
import { useOpenEntry } from '../reading/use-open-entry'
import { useReading } from '../reading/use-reading'
import type { DeskSession } from '../session/desk-session'
import { useOpenedDesk, useSession } from '../session/use-opened-desk'
import { useUndo } from '../session/use-undo'
import { useAnnotating } from '../use-annotating'
import { canEdit } from '../work-status'
import classes from './reading-window.module.css'
import { useWorkbenchLink } from './use-workbench-link'

type Link = ReturnType<typeof useWorkbenchLink>

/** The evidence in a window of its own, for a second screen: it follows the desk, and what is marked here is there at once. */
export function ReadingWindow({ allocationId }: { allocationId: string }) {
  const t = useTexts('desk')
  const link = useWorkbenchLink(allocationId)
  const opened = useOpenedDesk(link.desk.allocationId)
  if (opened.state === 'loading') return <DeskSkeleton />
  if (opened.state !== 'open') {
    return <EmptyState icon={<IconFileSearch size={24} />} title={t('page.missing')} hint={t('secondWindow.missingHint')} />
  }
  const { record, session, isLeaving } = opened
  return (
    <div className={classes.frame} inert={isLeaving}>
      <DeskComments record={record} session={session}>
        <OpenReading key={record.allocation.id} record={record} session={session} link={link} />
      </DeskComments>
    </div>
  )
}

function OpenReading({ record, session, link }: { record: DeskRecord; session: DeskSession; link: Link }) {
  const t = useTexts('desk')
  const store = useStore()
  const view = useSession(session)
  const { submission, neighbours, allocation } = record
  const readOnly = !canEdit(record.status)
  const entries = useOpenEntry(record)
  const { groups, selectedId, entry, open } = entries
  const [showsEvidence, setShowsEvidence] = useState(true)
  const [showsNotes, setShowsNotes] = useState(false)
  const annotating = useAnnotating(record, session, link.desk.criterionId, entries.select)
  const reading = useReading(record, selectedId)

  const { wanted } = link
  const [answered, setAnswered] = useState(wanted)
  if (wanted !== answered) {
    setAnswered(wanted)
    if (wanted && wanted.annotation.allocationId === allocation.id) annotating.show(wanted.annotation)
  }

  const { name, pseudonym } = submission.candidate
  const title = name ?? t('header.candidate', { pseudonym })
  useEffect(() => {
    document.title = title
  }, [title])

  const undo = useUndo(session)
  const onEvidence = () => setShowsEvidence(!showsEvidence)
  const notes = useNotesPanel(showsNotes, setShowsNotes, entries.takeFocus)
  const shortcuts = bindKeys(DESK_KEYS, t, {
    'desk.entry.next': () => entries.step(1),
    'desk.entry.previous': () => entries.step(-1),
    'desk.submission.next': () => link.step(1),
    'desk.submission.previous': () => link.step(-1),
    'desk.evidence': onEvidence,
    'desk.notes': notes.toggleByKey,
    ...(readOnly
      ? {}
      : {
          'desk.wholeItem': entry?.kind === 'item' ? () => annotating.create(entry.item, WHOLE_ITEM) : undefined,
          'desk.undo': undo.onUndo,
          'desk.redo': undo.onRedo,
        }),
    'desk.secondWindow': () => window.close(),
  })
  // The key that opened this window closes it here.
  useShortcuts(shortcuts.map((one) => (one.id === 'desk.secondWindow' ? { ...one, label: t('secondWindow.close') } : one)))
  const takeOffline = record.mayFetch ? () => void store.queue.takeOffline([allocation.id]) : null
  return (
    <>
      <header className={classes.header}>
        <h1 className={classes.candidate}>{title}</h1>
        <span className={classes.achievement}>{record.achievement.name}</span>
        <SaveMark session={session} />
        <IconButton
          label={t('header.previous')}
          keys="["
          icon={<IconChevronUp size={16} />}
          disabled={neighbours.previousId === null}
          onClick={() => link.step(-1)}
        />
        <IconButton
          label={t('header.next')}
          keys="]"
          icon={<IconChevronDown size={16} />}
          disabled={neighbours.nextId === null}
          onClick={() => link.step(1)}
        />
      </header>
      <div className={classes.body}>
        {showsEvidence && (
          <div className={classes.list}>
            <EvidencePanel
              record={record}
              annotations={view.annotations}
              groups={groups}
              selectedId={selectedId}
              onSelect={open}
              onTakeOffline={takeOffline}
            />
          </div>
        )}
        <div className={classes.reading}>
          <ReadingArea
            record={record}
            view={view}
            entry={entry}
            annotating={annotating}
            reading={reading}
            readOnly={readOnly}
            focusWish={entries.focusWish}
            showsEvidence={showsEvidence}
            onEvidence={onEvidence}
            showsNotes={showsNotes}
            notesWish={notes.focusWish}
            onNotes={notes.toggle}
            onItem={open}
            {...undo}
            onTakeOffline={takeOffline}
          />
        </div>
      </div>
    </>
  )
}
