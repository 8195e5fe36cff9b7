import { useMemo } from 'react'
import { useTexts } from '../../kit'
import { type DiffPart, diffWords } from '../../review'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'
import type { Pair } from './wording'

/** Two wordings beside each other: what went is struck through on the left, what came is underlined on the right. */
export function WordingPair({ pair, versions }: { pair: Pair; versions: readonly [number, number] }) {
  const t = useTexts('conflict')
  const { before, after, of, isMine } = pair
  const parts = useMemo(() => diffWords(before ?? '', after ?? ''), [before, after])
  const label = of === 'level' ? null : t(`rubric.of.${of}`)
  return (
    <>
      <Side
        parts={parts}
        without="added"
        isThere={before !== null}
        label={label}
        isMine={isMine && before !== null}
        version={versions[0]}
      />
      <Side
        parts={parts}
        without="removed"
        isThere={after !== null}
        label={label}
        isMine={isMine && after !== null}
        version={versions[1]}
      />
    </>
  )
}

type SideProps = {
  parts: readonly DiffPart[]
  without: 'added' | 'removed'
  isThere: boolean
  label: string | null
  isMine: boolean
  version: number
}

function Side({ parts, without, isThere, label, isMine, version }: SideProps) {
  const t = useTexts('conflict')
  return (
    <p className={classes.side} data-mine={isMine || undefined}>
      <span className={classes.sideName}>
        <span className={classes.narrowOnly}>{t('rubric.version', { version })}</span>
        {label}
        {isMine && <span className={classes.mineMark}>{t('rubric.yours')}</span>}
      </span>
      {isThere ? (
        parts
          .filter(({ kind }) => kind !== without)
          .map(({ text, kind }, at) => {
            if (kind === 'removed') return <del key={at}>{text}</del>
            if (kind === 'added') return <ins key={at}>{text}</ins>
            return <span key={at}>{text}</span>
          })
      ) : (
        <span className={asking.note}>{t('rubric.notThere')}</span>
      )}
    </p>
  )
}
