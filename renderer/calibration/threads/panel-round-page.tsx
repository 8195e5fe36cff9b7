import { Link, useLocation } from 'wouter'
import type { PanelRound } from '../../../shared/domain'
import { bindKeys, Chip, LoadingState, useShortcuts, useTexts } from '../../kit'
import { CriteriaThreads } from '../../review'
import { useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import { useThreadKey } from './use-thread-key'
import card from './threads.module.css'

/** The threads of a round, as a member of its panel reads and writes them. */
export function PanelRoundPage({ round }: { round: PanelRound }) {
  const t = useTexts('threads')
  const calibration = useTexts('calibration')
  const [, go] = useLocation()
  const { threads: store } = useStore()
  const threads = useStoreQuery(() => store.of(round.id), [round.id])
  useShortcuts(bindKeys(CALIBRATION_KEYS, calibration, { 'calibration.back': () => go('/calibration') }))
  useThreadKey(true)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/calibration" className={classes.back}>
          {calibration('title')}
        </Link>
        <h1>{round.name}</h1>
        <Chip>{calibration('rubricVersion', { version: round.rubricVersion })}</Chip>
        <Chip>{calibration(`mode.${round.mode}`)}</Chip>
        <span className={classes.note}>{t('youAre', { code: round.code })}</span>
      </header>
      <div className={classes.content}>
        <div className={card.page}>
          {threads === undefined ? (
            <LoadingState rows={4} />
          ) : (
            <CriteriaThreads round={round} threads={threads} criteria={round.criteria} />
          )}
        </div>
      </div>
    </div>
  )
}
