import Link from "next/link";
import { buttonClass } from "./_ui/button";
import { Sheet } from "./(pages)/_frame/sheet";

export default function NotFound() {
  return (
    <Sheet
      title="Not found"
      lead="There is nothing at this address, or it is in a project that you are not a member of. Nothing of yours is lost. Check the address, or ask the owner of the project to invite you."
    >
      <Link href="/projects" className={buttonClass("primary")}>
        To the projects
      </Link>
      <p className="mt-4 text-sm text-soft">
        What you typed there and was not stored yet waits in this browser:{" "}
        <Link href="/account#unsent" className="link">
          see and copy it
        </Link>
        .
      </p>
    </Sheet>
  );
}
