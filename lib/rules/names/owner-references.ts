import { isObject, type Json, type JsonObject } from '../../model/document';
import { objectsWithMetadata } from '../../model/metadata-index';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

const FIELDS = ['apiVersion', 'kind', 'name', 'uid'] as const;

export const ownerReferences = defineRule({
  code: 'NET108',
  name: 'owner-references',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'An owner reference has apiVersion, kind, name and uid; one at most is the controller.',
    why: 'kube-apiserver refuses references that name nobody, and an Event as owner.',
    since: '0.1.0',
    source: 'apimachinery ValidateOwnerReferences',
  },
  findings: {
    incomplete: ({ field, value }: { field: string; value: string }) => ({
      what: value
        ? `${field} "${value}" of an owner reference has no version`
        : `an owner reference without ${field}`,
      fix: 'remove ownerReferences: a uid is only known inside one cluster',
    }),
    event: () => ({
      what: 'an Event of apiVersion v1 cannot own anything',
      fix: 'remove the owner reference',
    }),
    controllers: () => ({
      what: 'two owner references have controller: true',
      fix: 'controller: false on all but one',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'complete',
        text: metadataExample(
          'ownerReferences:',
          '  - { apiVersion: apps/v1, kind: Deployment, name: web, uid: 5f0c }',
        ),
      },
    ],
    invalid: [
      {
        title: 'without uid',
        text: metadataExample(
          'ownerReferences:',
          '  - { apiVersion: apps/v1, kind: Deployment, name: web }',
        ),
      },
    ],
  }),
  check({ objects }, report) {
    for (const object of objectsWithMetadata(objects, 'ownerReferences')) {
      const list = object.metadata.ownerReferences;
      if (!Array.isArray(list)) continue;
      const references = (list as readonly Json[]).map(referenceOf);
      references.forEach((reference, index) => {
        const path = ['metadata', 'ownerReferences', index];
        for (const field of FIELDS) {
          const value = missing(reference, field);
          if (value === undefined) continue;
          const at = fieldSide(object, [...path, field], value);
          report('incomplete', { field, value }, { at, ...REFUSED, data: { field, value } });
        }
        if (isEvent(reference)) report('event', {}, { at: fieldSide(object, path), ...REFUSED });
      });
      const second = references.filter((reference) => reference?.controller === true)[1];
      if (!second) continue;
      const at = fieldSide(object, ['metadata', 'ownerReferences', references.indexOf(second)]);
      report('controllers', {}, { at, ...REFUSED });
    }
  },
});

/** Null reads like `{}`; something else is of a wrong type and another rule's. */
const referenceOf = (item: Json): JsonObject | undefined =>
  item === null ? {} : isObject(item) ? item : undefined;

/** The text that will not do; undefined when all is well. */
function missing(reference: JsonObject | undefined, field: string): string | undefined {
  if (!reference) return undefined;
  const text = goText(reference[field]);
  if (text === undefined) return undefined;
  const isThere = field === 'apiVersion' ? versionOf(text) !== '' : text !== '';
  return isThere ? undefined : text;
}

/** schema `ParseGroupVersion`: `v1` or `group/v1`; two slashes are an error, hence no version. */
function versionOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  return parts.length > 2 ? '' : (parts.at(-1) ?? '');
}

const isEvent = (reference: JsonObject | undefined): boolean =>
  reference?.kind === 'Event' && (reference.apiVersion === 'v1' || reference.apiVersion === '/v1');
