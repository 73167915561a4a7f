import { splitHostPort } from '../go-host-port';
import { trimSpace } from '../go-value';

const NETWORK = /^(?:https?|unixs?):\/\/(?:[^/?#]*@)?([^/?#@]*)(?:[?#].*)?$/i;
const UNIX = /^unixs?:/i;

/** etcd `types.NewURLs`: host and port, no path, commas between; sockets of Unix as they please. */
export const areEtcdUrls = (text: string): boolean =>
  text.split(',').every((url) => UNIX.test(trimSpace(url)) || isNetworkUrl(url));

/** The same before etcd 3.5.13, where sockets of Unix have host and port too. */
export const areEtcdUrlsWithPort = (text: string): boolean => text.split(',').every(isNetworkUrl);

function isNetworkUrl(text: string): boolean {
  const host = NETWORK.exec(trimSpace(text))?.[1];
  const pair = host === undefined ? undefined : splitHostPort(host);
  return pair !== undefined && /^\d*$/.test(pair.port) && !/[\s<>"\\^`{|}]|%(?!25)/.test(pair.host);
}
