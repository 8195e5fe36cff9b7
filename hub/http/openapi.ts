import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AchievementSchema,
  AllocationSchema,
  AnnotationSchema,
  AssessmentSchema,
  CredentialSummarySchema,
  EvidenceItemSchema,
  HandedDraftSchema,
  PersonSchema,
  ReceiptSchema,
  RubricSchema,
  SubmissionSchema,
} from '../../shared/domain'
import {
  ChangeSchema,
  CommandResultSchema,
  CommandSchema,
  DraftEnvelopeSchema,
  DraftNoteSchema,
  ProblemSchema,
} from '../../shared/protocol'
import type { App } from './app'

const NAMED = {
  Achievement: AchievementSchema,
  Allocation: AllocationSchema,
  Annotation: AnnotationSchema,
  Assessment: AssessmentSchema,
  Change: ChangeSchema,
  Command: CommandSchema,
  CommandResult: CommandResultSchema,
  Credential: CredentialSummarySchema,
  DraftEnvelope: DraftEnvelopeSchema,
  DraftNote: DraftNoteSchema,
  EvidenceItem: EvidenceItemSchema,
  HandedDraft: HandedDraftSchema,
  Person: PersonSchema,
  Problem: ProblemSchema,
  Receipt: ReceiptSchema,
  Rubric: RubricSchema,
  Submission: SubmissionSchema,
}

/** Where the OpenAPI document is read by people; machines find it below this at `/json`. */
export const DOCS_ADDRESS = '/api/docs'

/** Makes the OpenAPI document from the routes' schemas, and serves it. Comes before the routes. */
export async function describeApi(app: App): Promise<void> {
  // A registry of our own: the document must not depend on what else was given a name in this process.
  const schemaRegistry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) schemaRegistry.add(schema, { id })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Assay hub',
        version: '1',
        description: 'What the workbench asks of a hub. `docs/protocol.md` says what the codes mean.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'assay_session' },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry, skipList: [] }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  })
  await app.register(swaggerUi, { routePrefix: DOCS_ADDRESS, staticCSP: true })
}
