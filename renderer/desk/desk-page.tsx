import { Button } from '@mantine/core'
import { IconFileSearch, IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { EmptyState, ErrorState, setFocusMode, useTexts } from '../kit'
import { warmPdf } from '../review'
import { useStore, useStoreQuery } from '../store'
import { Desk } from './desk'
import classes from './desk.module.css'
import { DeskComments } from './desk-comments'
import { DeskSkeleton } from './desk-skeleton'
import { DiscardedPage } from './discarded/discarded-page'
import { HandedOverPage } from './hand-over/handed-over-page'
import { useDeskLayout } from './panels/use-desk-layout'
import { useOpenedDesk } from './session/use-opened-desk'
import { useSteps } from './session/use-steps'
import { useTooEarly } from './session/use-too-early'

const DOUBLE_CLICK_MS = 500

/** A double click in the queue would leave whatever stands there now selected: its second half falls on the desk. */
function ignoreSecondClick(): () => void {
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('selectstart', refuse)
  }
  const refuse = (event: Event) => event.preventDefault()
  const timer = setTimeout(stop, DOUBLE_CLICK_MS)
  document.getSelection()?.removeAllRanges()
  document.addEventListener('selectstart', refuse)
  return stop
}

/** The review desk of one allocation: evidence, viewer and rubric side by side. */
export function DeskPage({ allocationId }: { allocationId: string }) {
  const t = useTexts('desk')
  const opened = useOpenedDesk(allocationId)
  const steps = useSteps(allocationId, opened)
  useTooEarly(opened.state === 'loading' || steps.isLeaving)
  // Read beside the submission: the desk then stands as it was left from its first moment on, and isn't drawn twice.
  useDeskLayout()
  // Most of what is read is PDF: its viewer and its worker are made ready while the submission is still being opened.
  useEffect(() => void warmPdf(), [])
  useEffect(ignoreSecondClick, [allocationId])
  // Other screens need their rail; from one submission to the next the desk stays as it is.
  useEffect(() => () => setFocusMode(false), [])
  const back = (
    <Button component={Link} href="/queue" variant="default">
      {t('page.toQueue')}
    </Button>
  )
  switch (opened.state) {
    case 'loading':
      return <DeskSkeleton />
    case 'missing':
      return <MissingPage allocationId={allocationId} back={back} />
    case 'failed':
      return (
        <ErrorState
          icon={<IconAlertTriangle size={24} />}
          title={t('page.failed')}
          safe={t('page.failedSafe')}
          details={opened.error.message}
          actions={
            <>
              {back}
              <Button onClick={opened.tryAgain}>{t('page.tryAgain')}</Button>
            </>
          }
        />
      )
    case 'open':
      // A desk of its own for each allocation: nothing that is shown or half typed can pass to the next one.
      return (
        <div className={classes.frame} inert={steps.isLeaving}>
          <DeskComments record={opened.record} session={opened.session}>
            <Desk key={opened.record.allocation.id} record={opened.record} session={opened.session} steps={steps} />
          </DeskComments>
        </div>
      )
  }
}

/** There is no such work here; where it was discarded a moment ago, or handed over, that is what is told. */
function MissingPage({ allocationId, back }: { allocationId: string; back: ReactNode }) {
  const t = useTexts('desk')
  const { desk } = useStore()
  const discarded = useStoreQuery(() => desk.discarded(), [])
  const handedOver = useStoreQuery(() => desk.handedOver(allocationId), [allocationId])
  if (discarded === undefined || handedOver === undefined) return <DeskSkeleton />
  const work = discarded.find((each) => each.allocationId === allocationId)
  if (work) return <DiscardedPage work={work} back={back} />
  if (handedOver) return <HandedOverPage handedOver={handedOver} back={back} />
  return <EmptyState icon={<IconFileSearch size={24} />} title={t('page.missing')} hint={t('page.missingHint')} actions={back} />
}
