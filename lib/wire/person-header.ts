/**
 * Who a page was opened by (a person's id), beside the cookie. A browser has one cookie for all its windows: when somebody else has
 * signed in there since, what the first person typed must not be stored under the second one's name. Said by every
 * page in every call (`app/_api/front-door.ts`); a call that says somebody else than the cookie is answered 401
 * "/problems/somebody-else". Where a browser sets no header, it stands under the same name in the query.
 */
export const PERSON_HEADER = "duizhao-person";
