import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { CallSite } from './source-line';

/** The construct a user wrote, for an object it made on the user's behalf. */
export interface Author {
  readonly construct: IConstruct;
  readonly callSite: CallSite;
  /** True when the construct's props are the fields of the object's `spec`. */
  readonly propsAreSpec: boolean;
  /** Props that stand elsewhere in the object, by the field: `metadata.labels["a/b"]`. @default - none */
  readonly propsOfFields?: Readonly<Record<string, string>>;
}

const authors = new WeakMap<ApiObject, Author>();

export const rememberAuthor = (object: ApiObject, author: Author): void => {
  authors.set(object, author);
};

/** Undefined for objects that were made with plain cdk8s, cdk8s-plus, Include or Helm. */
export const authorOf = (object: ApiObject): Author | undefined => authors.get(object);
