import { answerAuth } from "@/lib/server/auth/auth-route";

export const GET = answerAuth;
export const POST = answerAuth;
