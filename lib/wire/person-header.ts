/**
 * Who a page was opened by (a person's id), beside the cookie. A browser has one cookie for all its windows: when somebody else has
 * signed in there since, what the first person typed must not be stored under the second one's name. Said by the editor
 * in every call; a call that says somebody else than the cookie is answered 401 "/problems/somebody-else".
 */
export const PERSON_HEADER = "duizhao-person";
