import { IconExternalLink, IconSearch } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { IconButton, useTexts } from '../../kit'
import classes from './controls.module.css'

type ViewerToolbarProps = {
  /** The desk's slot; without one there is nothing to show the controls in. */
  slot: HTMLElement | null
  /** Page and zoom, as far as the viewer has them, from start to end. */
  children: ReactNode[]
  /** Null where the document can't be searched. */
  onFind: (() => void) | null
  onSaveCopy(): void
}

/** A viewer's own controls, put into the desk's toolbar row. */
export function ViewerToolbar({ slot, children, onFind, onSaveCopy }: ViewerToolbarProps) {
  const t = useTexts('review')
  if (!slot) return null
  const bar = (
    <div className={classes.bar}>
      {children.map((control, index) => (
        <Fragment key={index}>
          {control}
          <span className={classes.divider} aria-hidden />
        </Fragment>
      ))}
      <div className={classes.group}>
        {onFind && <IconButton label={t('find.open')} keys="mod+f" icon={<IconSearch size={18} />} onClick={onFind} />}
        <IconButton label={t('controls.saveCopy')} icon={<IconExternalLink size={18} />} onClick={onSaveCopy} />
      </div>
    </div>
  )
  return createPortal(bar, slot)
}
