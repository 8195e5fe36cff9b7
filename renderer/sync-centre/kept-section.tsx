import { Button } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'
import { Listed } from './listed'
import { Part } from './part'

/** What isn't mine any more and I decided to keep: it asks for nothing, and is found here. */
export function KeptSection({ onOpen }: { onOpen: (allocationId: string) => void }) {
  const t = useTexts('centre')
  const { desk } = useStore()
  const kept = useStoreQuery(() => desk.kept(), [])
  if (!kept || kept.length === 0) return null
  return (
    <Part title={t('kept.title')} detail={kept.length}>
      <Listed className={classes.list} items={kept}>
        {({ allocationId, about, need }) => (
          <li key={allocationId} className={classes.entry}>
            <IconArchive size={17} aria-hidden="true" />
            <span className={classes.about}>
              <b>{about.candidate}</b>
              <span>{about.achievementName}</span>
            </span>
            <span className={classes.what}>{t(`needsMe.${need}`)}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('kept.openOf', { candidate: about.candidate })}
              onClick={() => onOpen(allocationId)}
            >
              {t('open')}
            </Button>
          </li>
        )}
      </Listed>
    </Part>
  )
}
