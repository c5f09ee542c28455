# What happens under `bafar --demo`. The demo opens at 180 s, so that charts have a past: first calm, then a node dies,
# a link breaks, and all recovers.
at 220s crash n1
at 245s restart n1
at 280s partition n3 | n1 n2
at 305s heal
at 350s crash n2
at 380s restart n2
