import { Link } from 'wouter'
import { Chip, useTexts } from '../../kit'
import type { PanelRoundEntry } from '../../store'
import classes from '../calibration.module.css'
import card from './threads.module.css'

/** Rounds in which I scored, and whose threads I may read. */
export function PanelRounds({ rounds }: { rounds: readonly PanelRoundEntry[] }) {
  const t = useTexts('threads')
  const calibration = useTexts('calibration')
  return (
    <section className={card.block} aria-label={t('panelRounds')}>
      <h2>{t('panelRounds')}</h2>
      <ul className={card.rounds}>
        {rounds.map(({ id, name, mode, comments, readings }) => (
          <li key={id} className={classes.card}>
            <Link href={`/calibration/${id}`}>
              <strong>{name}</strong>
              <Chip>{calibration(`mode.${mode}`)}</Chip>
              <span className={classes.note}>
                {t('mark.comments', { count: comments })} · {t('mark.readings', { count: readings })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
