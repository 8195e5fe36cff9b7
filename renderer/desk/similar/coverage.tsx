import type { ReactNode } from 'react'
import { useTexts } from '../../kit'
import classes from './similar.module.css'
import type { SimilarFound } from './use-similar'

/** What was searched and what wasn't, in plain sentences: nobody may take silence for innocence. */
export function Coverage({ found, actions }: { found: SimilarFound; actions: ReactNode }) {
  const t = useTexts('similar')
  const { others, searched, unread, partly, missing, left } = found
  const sentences = [
    others.total === 0 ? t('coverage.none') : t('coverage.searched', { searched, count: others.total }),
    others.away > 0 && t('coverage.away', { count: others.away }),
    partly > 0 && t('coverage.partly', { count: partly }),
    others.apart > 0 && t('coverage.apart', { count: others.apart }),
    missing > 0 && t('coverage.missing', { count: missing }),
    unread.mine + unread.others > 0 && t('coverage.unread', { count: unread.mine + unread.others }),
    left > 0 && t('coverage.left', { count: left }),
    t('coverage.local'),
  ]
  return (
    <div className={classes.foot}>
      <p className={classes.coverage}>{sentences.filter(Boolean).join(' ')}</p>
      {actions}
    </div>
  )
}
