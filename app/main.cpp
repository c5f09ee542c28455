// The console's entry: options, language, theme, window. Exit codes: app/options.h.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "app/console.h"
#include "app/dispatch_trace.h"
#include "app/language.h"
#include "ui/shared/item_text.h"
#include "ui/shared/widgets.h"

namespace {

/// The platform is chosen before the application object exists.
void chooseOffscreen(int argc, char** argv)
{
    const bool headless = std::any_of(
        argv, argv + argc, [](const char* one) { return std::strcmp(one, "--headless") == 0; });
    if (headless && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

} // namespace

int main(int argc, char** argv)
{
    namespace app = bafar::app;
    chooseOffscreen(argc, argv);
    app::Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("bafar"));
    QApplication::setDesktopFileName(QStringLiteral("io.bafar.Console"));
    const bafar::Result<app::Options> options = app::readOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "bafar: %s\n", options.error().text.c_str());
        return app::WrongUsage;
    }
    if (options->exitNow) {
        return *options->exitNow;
    }
    if (!options->traceDispatches.isEmpty() &&
        !application.traceDispatches(options->traceDispatches)) {
        std::fprintf(stderr, "bafar: cannot write %s\n",
                     options->traceDispatches.toUtf8().constData());
        return app::WrongUsage;
    }
    app::applyLanguage(application, options->language);
    bafar::shared::applyTheme(application, options->theme);
    bafar::shared::exposePaintedItems();
    bafar::shared::keepCopiesPlain();
    const bafar::Result<std::unique_ptr<app::Console>> console = app::Console::make(*options);
    if (!console) {
        std::fprintf(stderr, "bafar: %s\n", console.error().text.c_str());
        return console.error().code == bafar::Code::InvalidInput && options->profile.isEmpty()
                   ? app::WrongUsage
                   : app::NoProfile;
    }
    (*console)->start();
    return QApplication::exec();
}
