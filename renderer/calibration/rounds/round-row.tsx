import { VisuallyHidden } from '@mantine/core'
import { Link } from 'wouter'
import { ProgressLine, type Texts, useFormats, useTexts } from '../../kit'
import type { RoundEntry } from '../../store'
import classes from './rounds.module.css'
import { AskedLine } from './asked-line'
import { StateChip } from './state-chip'

/** A round: what it is about, how far it has come, and what waits for the hub. */
export function RoundRow({ round }: { round: RoundEntry }) {
  const content = <Content round={round} />
  return (
    <li>
      {/* What the hub hasn't sent has nothing to show yet. */}
      {round.state === 'planned' ? (
        <div className={classes.row}>{content}</div>
      ) : (
        <Link href={`/calibration/${round.id}`} className={classes.row}>
          {content}
        </Link>
      )}
      <News round={round} />
    </li>
  )
}

function News({ round }: { round: RoundEntry }) {
  const t = useTexts('calibration')
  if (round.asked) {
    return (
      <div className={classes.news}>
        <AskedLine roundId={round.id} asked={round.asked} />
      </div>
    )
  }
  return round.state === 'planned' ? <p className={`${classes.news} ${classes.caption}`}>{t('asked.taken')}</p> : null
}

/** Of seeds nobody need ever have scored all: there are as many as the lots brought. */
function scoredWords({ mode, scores, finished, panel }: RoundEntry, t: Texts<'calibration'>): string {
  return mode === 'seeding' ? t('round.scored', { count: scores }) : t('list.finished', { done: finished, total: panel })
}

function Content({ round }: { round: RoundEntry }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const { exemplars, panel } = round
  const isPreparing = round.state === 'preparing'
  const progress = isPreparing
    ? { done: round.references, total: exemplars, words: t('list.references', { done: round.references, total: exemplars }) }
    : { done: round.scores, total: exemplars * panel, words: scoredWords(round, t) }
  return (
    <>
      <span className={classes.words}>
        <span className={classes.name}>{round.name}</span>
        <span className={classes.caption}>
          {t('list.about', { achievement: round.achievementName, version: round.rubricVersion })} · {t(`mode.${round.mode}`)}
        </span>
      </span>
      <span>
        <StateChip state={round.state} />
      </span>
      <span className={classes.size}>
        <span aria-hidden="true">{t('list.size', { exemplars, panel })}</span>
        <VisuallyHidden>{t('list.sizeSaid', { exemplars, panel })}</VisuallyHidden>
      </span>
      <span className={classes.progress}>
        {round.state !== 'planned' && (
          <>
            {progress.words}
            <ProgressLine share={progress.total === 0 ? 0 : progress.done / progress.total} label={progress.words} />
          </>
        )}
      </span>
      <span className={classes.caption}>{t('list.closesOn', { date: formats.calendarDate(round.closesOn) })}</span>
    </>
  )
}
