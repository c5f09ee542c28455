// moc 6.4.2 stops at this libstdc++ macro when a C++20 header comes before a Qt one; only moc reads
// this file.
#define _GLIBCXX_VISIBILITY(x)
