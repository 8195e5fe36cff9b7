import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState, LoadingState, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { AskedLine } from '../rounds/asked-line'
import { LeadThreads } from '../threads/lead-threads'
import { PanelRoundPage } from '../threads/panel-round-page'
import { Comparison } from './comparison'
import { References } from './references'
import { RoundHeader } from './round-header'

/** A round: in preparation the references, afterwards what the panel gave; to a member of its panel the threads. */
export function RoundPage({ roundId }: { roundId: string }) {
  const t = useTexts('calibration')
  const { calibration, threads } = useStore()
  // Another round's figures must not be taken for this one's.
  const read = useStoreQuery(async () => {
    const [record, joined] = await Promise.all([calibration.round(roundId), threads.panelRound(roundId)])
    return { roundId, record, joined }
  }, [roundId])
  const record = read?.roundId === roundId ? read.record : undefined
  if (record === undefined) return <LoadingState rows={6} />
  if (record === null && read?.joined) return <PanelRoundPage key={roundId} round={read.joined} />
  if (record === null) {
    return (
      <EmptyState
        icon={<IconScale size={26} />}
        title={t('round.gone')}
        hint={t('round.goneHint')}
        actions={
          <Button component={Link} href="/calibration" variant="default">
            {t('keys.back')}
          </Button>
        }
      />
    )
  }
  const asked = <AskedLine roundId={roundId} asked={record.asked} />
  return (
    <div className={classes.page}>
      <RoundHeader record={record} />
      {record.round.state === 'preparing' ? (
        <div className={classes.content}>
          {asked}
          <References record={record} />
          {record.rubric && <LeadThreads round={record.round} criteria={record.rubric.criteria} />}
        </div>
      ) : record.rubric === null ? (
        <div className={classes.content}>
          {asked}
          <EmptyState title={t('round.noRubric')} hint={t('round.noRubricHint')} />
        </div>
      ) : (
        <Comparison record={record} rubric={record.rubric} asked={asked} />
      )}
    </div>
  )
}
