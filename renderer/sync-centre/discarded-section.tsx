import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { notify, useFormats, useNow, useTexts } from '../kit'
import { type DiscardedWork, useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'
import { Listed } from './listed'
import { Part } from './part'

/** What I let go and can still have back. @param props.onBack it is back, and this row has gone with the focus */
export function DiscardedSection({ onBack }: { onBack: (allocationId: string) => void }) {
  const t = useTexts('centre')
  const { desk } = useStore()
  const discarded = useStoreQuery(() => desk.discarded(), [])
  if (!discarded || discarded.length === 0) return null
  return (
    <Part title={t('discarded.title')} detail={discarded.length}>
      <Listed className={classes.list} items={discarded}>
        {(work) => <Discarded key={work.allocationId} work={work} onBack={onBack} />}
      </Listed>
    </Part>
  )
}

function Discarded({ work, onBack }: { work: DiscardedWork; onBack: (allocationId: string) => void }) {
  const t = useTexts('centre')
  const conflict = useTexts('conflict')
  const formats = useFormats()
  const now = useNow()
  const { desk } = useStore()
  const { allocationId, about, keptUntil } = work
  const isOver = now.getTime() > Date.parse(keptUntil)
  const bringBack = async () => {
    const isBack = await desk.undiscard(allocationId)
    if (isBack) onBack(allocationId)
    else notify({ kind: 'failed', message: conflict('discarded.gone') })
  }
  const failed = () => notify({ kind: 'failed', message: conflict('failed') })
  return (
    <li className={classes.entry}>
      <IconTrash size={17} aria-hidden="true" />
      <span className={classes.about}>
        <b>{about.candidate}</b>
        <span>{about.achievementName}</span>
      </span>
      <span className={classes.what}>
        {isOver ? conflict('discarded.over') : t('discarded.until', { time: formats.time(keptUntil) })}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('discarded.bringBackOf', { candidate: about.candidate })}
        onClick={() => void bringBack().catch(failed)}
      >
        {conflict('discarded.bringBack')}
      </Button>
    </li>
  )
}
