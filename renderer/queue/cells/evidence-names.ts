import type { TablerIcon } from '@tabler/icons-react'
import {
  IconArrowsExchange,
  IconCertificate,
  IconCode,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconLink,
  IconListCheck,
  IconMicrophone,
  IconNotebook,
  IconPhoto,
  IconPresentation,
  IconRosetteDiscountCheck,
  IconShieldX,
  IconTable,
  IconUserExclamation,
  IconUsers,
  IconVideo,
} from '@tabler/icons-react'
import { isSlideShow, isSpreadsheet } from '../../../shared/domain'
import type { TextKey, Tone } from '../../kit'
import type { QueueRow } from '../../store'

type Evidence = QueueRow['evidence'][number]
type EvidenceKey = Extract<TextKey<'queue'>, `evidence.${string}`>

export type EvidenceSign = { key: EvidenceKey; icon: TablerIcon; tone: Tone }

const sign = (key: EvidenceKey, icon: TablerIcon, tone: Tone = 'neutral'): EvidenceSign => ({ key, icon, tone })

function vouchSign(vouch: Evidence['vouch']): EvidenceSign {
  if (vouch === null) return sign('evidence.vouch', IconUsers)
  if (vouch.signature === 'invalid') return sign('evidence.vouchInvalid', IconShieldX, 'red')
  if (vouch.conflict !== null) return sign('evidence.vouchConflict', IconUserExclamation, 'brass')
  if (vouch.reciprocal) return sign('evidence.vouchReciprocal', IconArrowsExchange, 'brass')
  if (vouch.signature === 'verified') return sign('evidence.vouchVerified', IconRosetteDiscountCheck, 'green')
  return sign('evidence.vouchUnsigned', IconUsers)
}

function mediaSign(mediaType: string): EvidenceSign | null {
  if (mediaType === 'application/pdf') return sign('evidence.pdf', IconFileTypePdf)
  if (mediaType.startsWith('image/')) return sign('evidence.image', IconPhoto)
  if (mediaType.startsWith('video/')) return sign('evidence.video', IconVideo)
  if (mediaType.startsWith('audio/')) return sign('evidence.audio', IconMicrophone)
  if (mediaType === 'application/x-ipynb+json') return sign('evidence.notebook', IconNotebook)
  if (mediaType === 'application/zip') return sign('evidence.code', IconCode)
  if (mediaType.includes('wordprocessingml')) return sign('evidence.document', IconFileText)
  if (isSlideShow(mediaType)) return sign('evidence.slides', IconPresentation)
  if (isSpreadsheet(mediaType)) return sign('evidence.spreadsheet', IconTable)
  if (mediaType.startsWith('text/')) return sign('evidence.markdown', IconFileText)
  return null
}

/** Icon, name and colour of a piece of evidence. What the kind says comes before what the file is. */
export function evidenceSign({ kind, mediaType, vouch }: Evidence): EvidenceSign {
  switch (kind) {
    case 'vouch':
      return vouchSign(vouch)
    case 'self-evaluation':
      return sign('evidence.selfEvaluation', IconListCheck)
    case 'exam-result':
      return sign('evidence.examResult', IconCertificate)
    case 'link':
      return sign('evidence.link', IconLink)
    case 'talk':
      return mediaType.startsWith('video/') || mediaType.startsWith('audio/')
        ? (mediaSign(mediaType) ?? sign('evidence.video', IconVideo))
        : sign('evidence.slides', IconPresentation)
    case 'project':
      return mediaSign(mediaType) ?? sign('evidence.project', IconCode)
    case 'demonstration':
      return mediaSign(mediaType) ?? sign('evidence.video', IconVideo)
    case 'portfolio':
      return mediaSign(mediaType) ?? sign('evidence.portfolio', IconFile)
  }
}

/** Whether a sign says something that must be known before the evidence is relied on. */
export function isWarning({ tone }: EvidenceSign): boolean {
  return tone === 'red' || tone === 'brass'
}
