import { Menu } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { EvidenceItem } from '../../../shared/domain'
import { KeyHint, useTexts } from '../../kit'
import classes from './evidence-links.module.css'
import { itemName, shorten } from './place'
import { QuietButton } from './quiet-button'

type Props = { evidence: readonly EvidenceItem[]; linkedIds: readonly string[]; onToggle(itemId: string): void }

/** Links items as a whole, or takes that back. */
export function ItemMenu({ evidence, linkedIds, onToggle }: Props) {
  const t = useTexts('rubric')
  return (
    <Menu position="bottom-start" shadow="md" withinPortal>
      <Menu.Target>
        <QuietButton>
          <IconLink size={13} />
          {t('linkItem')}
        </QuietButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.menuLabel ?? ''}>
          {t('linkItemHint')} <KeyHint keys="y" />
        </Menu.Label>
        {evidence.map((item) => (
          <Menu.CheckboxItem
            key={item.id}
            checked={linkedIds.includes(item.id)}
            closeMenuOnClick
            onChange={() => onToggle(item.id)}
          >
            {shorten(itemName(item, evidence), 60)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
