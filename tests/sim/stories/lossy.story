# Every other advert is lost: the owner stays.
at 0s start n1 n2 n3
at 10s loss n1 -> n2 50%
at 10s loss n1 -> n3 50%
expect n1 holds 192.0.2.100 from 10s to 120s
