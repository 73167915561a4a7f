import { ApiObject } from 'cdk8s';
import { rememberAuthor } from '../authors';
import type { Remembered } from '../construct-source';
import { validateWholeApp } from '../plain-app';

interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Objects that a construct makes on the user's behalf. */
export function addObjects(construct: Remembered, objects: readonly Rendered[]): void {
  for (const object of objects) {
    const apiObject = new ApiObject(construct, `${object.kind}-${object.metadata.name}`, object);
    const { _callSite: callSite } = construct;
    rememberAuthor(apiObject, { construct, callSite, propsAreSpec: false });
  }
  validateWholeApp(construct);
}
