"""Check a draw: python3 verify_draw.py draw.json [ENTRANT]. It needs Python and nothing else."""

import json
import sys
from bisect import insort
from hashlib import sha256


def digest(*parts):
    return sha256(b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)).digest()


def work_out(d):  # everything, from the terms, the entrants, the secret and the public value alone
    level = [digest(b"\0", line) for line in d["entrants"]] or [digest()]
    while len(level) > 1:  # neighbours are joined until one is left, the root
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [digest(b"\1", *pair) if len(pair) == 2 else pair[0] for pair in pairs]
    secret, lot = bytes.fromhex(d["secret"]), f"draw-lot/v1\0{d['terms'][1].split(' ')[1]}\0"
    seed = digest("draw-seed/v1\0", level[0], secret, d["public_value"])
    units, sizes, number, facts, asks = {"": {}}, {}, {}, {}, {}
    for _, cohort, places, order, *reserves in (line.split(" ") for line in d["terms"][4:]):
        kept = {f"{cohort} {r.split('=')[0]}": int(r.split("=")[1]) for r in reserves}
        rest = {cohort: int(places) - sum(kept.values())}
        units[cohort] = {**kept, **rest} if order == "reserves-first" else {**rest, **kept}
        sizes.update(units[cohort])
    for who, choices, has in (f"{line}||".split("|")[:3] for line in d["entrants"]):
        said, _, cohort = d["replies"].get(who, "").partition(" ")
        asked = choices.split(",") if said != "left" else []
        at = asked.index(cohort) if cohort in asked else len(asked)
        asked = asked[at if said == "accepted" else 0 : at if said == "declined" else at + 1]
        asks[who] = [unit for c in asked for unit in units[c].items()]
        number[who], facts[who] = digest(lot, seed, who).hex(), has.split(",")
    held = {unit: [] for unit in sizes}
    for who in number:
        while asks[who]:  # ask on; whoever is let go asks on in turn
            unit, places = asks[who].pop(0)
            insort(held[unit], (unit.partition(" ")[2] not in ["", *facts[who]], number[who], who))
            if len(held[unit]) <= places:
                break
            who = held[unit].pop()[2]
    found = {"root": level[0].hex(), "commitment": digest("draw-commit/v1\0", secret).hex()}
    found["terms_digest"] = digest(*[line + "\n" for line in d["terms"]]).hex()
    found["places"] = {who: unit for unit in held for _, _, who in held[unit]}
    found["cut_offs"] = {unit: cut_off(held[unit], sizes[unit]) for unit in held}
    return number, found


def cut_off(held, places):
    others, up_to, _ = held[-1] if held and len(held) == places else (False, None, "")
    return {"places": places, "filled": len(held), "up_to": up_to, "others": others}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        published = json.load(file)
    published["commitment"] = published["terms"][3].split(" ")[1]
    number, found = work_out(published)
    for who in sys.argv[2:] or number:
        print(who, number[who], found["places"].get(who, "no place"))
    for unit, cut_off in found["cut_offs"].items():
        print(unit, cut_off)
    wrong = [key for key in found if found[key] != published[key]]
    print("WRONG: " + ", ".join(wrong) if wrong else "Everything is as published.")
    sys.exit(1 if wrong else 0)
