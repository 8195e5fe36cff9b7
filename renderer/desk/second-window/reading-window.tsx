import { IconChevronDown, IconChevronUp, IconFileSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { announce, EmptyState, IconButton, useShortcuts, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { DeskSkeleton } from '../desk-skeleton'
import { firstEntry, listEntries, neighbourEntry } from '../evidence/entries'
import { EvidencePanel } from '../evidence/evidence-panel'
import { SaveMark } from '../header/save-mark'
import { ReadingArea } from '../reading/reading-area'
import { useReading } from '../reading/use-reading'
import type { DeskSession } from '../session/desk-session'
import { useOpenedDesk, useSession } from '../session/use-opened-desk'
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
      <OpenReading key={record.allocation.id} record={record} session={session} link={link} />
    </div>
  )
}

function OpenReading({ record, session, link }: { record: DeskRecord; session: DeskSession; link: Link }) {
  const t = useTexts('desk')
  const store = useStore()
  const view = useSession(session)
  const { submission, neighbours, allocation } = record
  const readOnly = !canEdit(record.status)
  const groups = useMemo(() => listEntries(submission), [submission])
  const [selectedId, setSelectedId] = useState(() => firstEntry(groups, record.reading)?.id ?? '')
  const [showsEvidence, setShowsEvidence] = useState(true)
  const [showsNotes, setShowsNotes] = useState(false)
  const entry = groups.flatMap((group) => group.entries).find((each) => each.id === selectedId)
  const annotating = useAnnotating(record, session, link.desk.criterionId, setSelectedId)
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

  const [focusWish, setFocusWish] = useState<object | null>(null)
  const open = (id: string) => {
    setSelectedId(id)
    setFocusWish({})
  }
  const step = (direction: 1 | -1) => {
    const next = neighbourEntry(groups, selectedId, direction)
    if (next) open(next.id)
  }
  const onUndo = () => announce(t(session.undo() ? 'scoring.undone' : 'scoring.nothingToUndo'))
  const onRedo = () => announce(t(session.redo() ? 'scoring.redone' : 'scoring.nothingToRedo'))
  const moving = t('keys.moving')
  const review = t('keys.review')
  useShortcuts([
    { id: 'desk.entry.next', keys: ['e', 'alt+arrowright'], label: t('keys.nextEntry'), group: moving, run: () => step(1) },
    {
      id: 'desk.entry.previous',
      keys: ['shift+e', 'alt+arrowleft'],
      label: t('keys.previousEntry'),
      group: moving,
      run: () => step(-1),
    },
    {
      id: 'desk.submission.previous',
      keys: ['[', 'alt+arrowup'],
      label: t('header.previous'),
      group: moving,
      run: () => link.step(-1),
    },
    { id: 'desk.submission.next', keys: [']', 'alt+arrowdown'], label: t('header.next'), group: moving, run: () => link.step(1) },
    {
      id: 'desk.evidence',
      keys: ['mod+b'],
      label: t('keys.evidence'),
      group: review,
      run: () => setShowsEvidence(!showsEvidence),
    },
    { id: 'desk.notes', keys: ['n'], label: t('keys.notes'), group: review, run: () => setShowsNotes(!showsNotes) },
    { id: 'desk.undo', keys: ['mod+z'], label: t('toolbar.undo'), group: review, run: onUndo },
    { id: 'desk.redo', keys: ['mod+shift+z', 'mod+y'], label: t('toolbar.redo'), group: review, run: onRedo },
    { id: 'desk.secondWindow', keys: ['w'], label: t('secondWindow.close'), group: review, run: () => window.close() },
  ])
  const takeOffline = () => void store.queue.takeOffline([allocation.id])
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
            focusWish={focusWish}
            showsEvidence={showsEvidence}
            onEvidence={() => setShowsEvidence(!showsEvidence)}
            showsNotes={showsNotes}
            onNotes={() => setShowsNotes(!showsNotes)}
            onItem={open}
            onUndo={onUndo}
            onRedo={onRedo}
            onTakeOffline={takeOffline}
          />
        </div>
      </div>
    </>
  )
}
