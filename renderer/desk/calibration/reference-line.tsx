import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../kit'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import outcome from '../outcome/outcome.module.css'
import { compareWithReference } from './agreement-with'
import { ReferenceDialog } from './reference-dialog'

/** Once an exemplar is handed in: how it agrees with the reference, or when that will be shown; to whoever set the reference, that it is. */
export function ReferenceLine({ record }: { record: DeskRecord }) {
  const t = useTexts('calibration')
  const { calibration } = useStore()
  const allocationId = record.allocation.id
  const read = useStoreQuery(async () => {
    const [reference, own] = await Promise.all([calibration.reference(allocationId), calibration.roundOfReference(allocationId)])
    return { allocationId, reference, own }
  }, [allocationId])
  const [isOpen, setOpen] = useState(false)
  if (read?.allocationId !== allocationId) return null
  const { reference, own } = read
  if (own !== null) {
    return (
      <div className={outcome.takeBack}>
        <p className={outcome.note}>{t('desk.isReference')}</p>
        <Button
          component={Link}
          href={`/calibration/${own.id}`}
          variant="default"
          size="xs"
          leftSection={<IconScale size={15} />}
        >
          {own.name}
        </Button>
      </div>
    )
  }
  if (reference === null) return <p className={outcome.note}>{t('desk.later')}</p>
  const compared = compareWithReference(record.rubric, record.assessment, reference)
  const same = compared.filter((one) => one.mine >= 0 && one.mine === one.reference).length
  return (
    <div className={outcome.takeBack}>
      <p className={outcome.note}>{t('desk.exactly', { same, total: compared.length })}</p>
      <Button variant="default" size="xs" leftSection={<IconScale size={15} />} onClick={() => setOpen(true)}>
        {t('desk.compare')}
      </Button>
      {isOpen && <ReferenceDialog record={record} reference={reference} compared={compared} onClose={() => setOpen(false)} />}
    </div>
  )
}
