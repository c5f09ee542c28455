# What happens under `bafar --demo`: first calm, then a node dies, a link breaks, and all recovers.
at 40s crash n1
at 65s restart n1
at 100s partition n3 | n1 n2
at 125s heal
at 170s crash n2
at 200s restart n2
