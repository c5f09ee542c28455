// The entry of every test executable: Qt's application object of the kind the test needs, then all
// classes.
#ifdef TEST_WITH_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace bafar::test {
int runAll();
}

int main(int argc, char** argv)
{
#ifdef TEST_WITH_GUI
    const QApplication application(argc, argv);
#else
    const QCoreApplication application(argc, argv);
#endif
    return bafar::test::runAll();
}
