import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats, useTexts } from '../../../kit'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { clockTime } from '../../rubric/place'
import type { SourceViewerProps } from '../viewer'
import classes from './other.module.css'

/** What is known about a file that can't be shown here, and the way out: a copy. */
export function OtherViewer({ item, toolbar, onSaveCopy }: SourceViewerProps) {
  const t = useTexts('review')
  const { bytes: inBytes } = useFormats()
  const { extent } = item
  return (
    <div className={classes.room} tabIndex={0} role="document" aria-label={item.title}>
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
      <article className={classes.sheet}>
        <h2 className={classes.title}>{item.title}</h2>
        <dl className={classes.facts}>
          <Fact name={t('other.kind')}>{t(`other.kinds.${item.kind}`)}</Fact>
          <Fact name={t('other.fileName')}>{item.fileName}</Fact>
          <Fact name={t('other.size')}>{inBytes(item.sizeBytes)}</Fact>
          {extent && (
            <Fact name={t('other.extent')}>
              {extent.unit === 'seconds' ? clockTime(extent.count) : t(`other.units.${extent.unit}`, { count: extent.count })}
            </Fact>
          )}
        </dl>
        {item.note !== '' && (
          <section>
            <h3 className={classes.heading}>{t('other.note')}</h3>
            <p className={classes.note}>{item.note}</p>
          </section>
        )}
        <section className={classes.elsewhere}>
          <p>{t('other.hint')}</p>
          <Button leftSection={<IconDownload size={16} aria-hidden />} variant="default" onClick={onSaveCopy}>
            {t('controls.saveCopy')}
          </Button>
        </section>
      </article>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
