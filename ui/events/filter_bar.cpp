#include "ui/events/filter_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/events/choice_button.h"
#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr int TextMax = 200;        ///< letters of what is searched for
constexpr std::size_t NameMax = 60; ///< bytes of a name in a menu or a chip

using Title = std::function<QString(const std::string&)>;

std::string keyOf(schema::Severity severity)
{
    return std::string(schema::SeverityNames[static_cast<std::size_t>(severity)]);
}

QString nameTitle(const std::string& name)
{
    return shared::technical(shared::fromPeer(name, NameMax));
}

template <class Set, class Words>
QString joined(const QString& head, const Set& chosen, const Words& words)
{
    constexpr qsizetype Named = 2;
    QStringList names;
    for (const auto& one : chosen) {
        if (names.size() == Named) {
            break;
        }
        names.append(words(one));
    }
    const auto more = static_cast<int>(chosen.size()) - static_cast<int>(names.size());
    QString text = head.arg(names.join(shared::comma()));
    return more > 0 ? text + FilterBar::tr(" and %Ln more", nullptr, more) : text;
}

/// Adds it to a set, or takes it out.
template <class T>
void pick(std::set<T>& set, const T& value, bool on)
{
    if (on) {
        set.insert(value);
    } else {
        set.erase(value);
    }
}

std::vector<ChoiceButton::Option> optionsOf(const Choices::Counts& counts, const Title& title)
{
    std::vector<ChoiceButton::Option> options;
    for (const auto& [name, count] : counts) {
        options.push_back({name, title(name), count});
    }
    return options;
}

} // namespace

QString periodText(const Period& period)
{
    const bool sameDay = shared::day(period.from) == shared::day({period.to.unixMs - 1});
    const QString from = shared::timeOfDay(period.from).left(5);
    const QString to = shared::timeOfDay(period.to).left(5);
    return sameDay ? FilterBar::tr("%1 to %2").arg(from, to)
                   : FilterBar::tr("%1 to %2")
                         .arg(shared::technical(shared::day(period.from)) + QLatin1Char(' ') + from,
                              shared::technical(shared::day(period.to)) + QLatin1Char(' ') + to);
}

QStringList filterWords(const Filter& filter, const Title& conceptTitle)
{
    QStringList words;
    if (!filter.concepts.empty()) {
        words.append(joined(FilterBar::tr("Area: %1"), filter.concepts, conceptTitle));
    }
    if (!filter.nodes.empty()) {
        words.append(joined(FilterBar::tr("Node: %1"), filter.nodes, nameTitle));
    }
    if (!filter.severities.empty()) {
        words.append(joined(FilterBar::tr("Severity: %1"), filter.severities,
                            [](schema::Severity one) { return shared::severityWord(one); }));
    }
    if (!filter.text.trimmed().isEmpty()) {
        constexpr qsizetype ShownMax = 24;
        const QString text = filter.text.trimmed();
        words.append(
            FilterBar::tr("Text: %1")
                .arg(text.size() <= ShownMax ? text : text.left(ShownMax) + QChar(0x2026)));
    }
    if (filter.period) {
        words.append(periodText(*filter.period));
    }
    if (!filter.about.empty()) {
        words.append(FilterBar::tr("About: %1").arg(nameTitle(filter.about)));
    }
    return words;
}

FilterBar::FilterBar(Title conceptTitle, QWidget* parent)
    : QWidget(parent)
    , conceptTitle_(std::move(conceptTitle))
    , search_(new QLineEdit(this))
    , concepts_(new ChoiceButton(tr("Area"), this))
    , nodes_(new ChoiceButton(tr("Node"), this))
    , severities_(new ChoiceButton(tr("Severity"), this))
    , counts_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , chips_(new QWidget(this))
    , chipRow_(new QHBoxLayout(chips_))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 4);
    layout->setSpacing(8);
    makeRow();
    chipRow_->setContentsMargins(0, 0, 0, 0);
    chipRow_->setSpacing(6);
    layout->addWidget(chips_);
    const auto changed = [this](auto member) {
        return [this, member](const std::string& key, bool on) {
            Filter next = filter_;
            pick(next.*member, key, on);
            setFilter(next);
        };
    };
    connect(concepts_, &ChoiceButton::picked, this, changed(&Filter::concepts));
    connect(nodes_, &ChoiceButton::picked, this, changed(&Filter::nodes));
    connect(severities_, &ChoiceButton::picked, this, [this](const std::string& key, bool on) {
        Filter next = filter_;
        for (std::size_t i = 0; i < std::size(schema::SeverityNames); ++i) {
            if (schema::SeverityNames[i] == key) {
                pick(next.severities, static_cast<schema::Severity>(i), on);
            }
        }
        setFilter(next);
    });
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        Filter next = filter_;
        next.text = text;
        setFilter(next);
    });
    showFilter();
}

void FilterBar::makeRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    search_->setObjectName(QStringLiteral("eventSearch"));
    shared::setPlaceholder(search_, tr("Find in events (Ctrl+F)"));
    search_->setAccessibleName(tr("Find in events"));
    search_->setMaxLength(TextMax);
    search_->setMinimumWidth(180);
    search_->setMaximumWidth(320);
    search_->setClearButtonEnabled(true);
    shared::beginWithInterface(search_);
    concepts_->setObjectName(QStringLiteral("byConcept"));
    nodes_->setObjectName(QStringLiteral("byNode"));
    severities_->setObjectName(QStringLiteral("bySeverity"));
    counts_->setObjectName(QStringLiteral("eventCounts"));
    row->addWidget(search_, 1);
    for (QWidget* one : {concepts_, nodes_, severities_}) {
        row->addWidget(one);
    }
    row->addStretch(1);
    row->addWidget(counts_);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void FilterBar::setFilter(const Filter& filter)
{
    if (filter == filter_) {
        return;
    }
    filter_ = filter;
    showFilter();
    Q_EMIT filterChanged();
}

void FilterBar::setChoices(const Choices& choices)
{
    choices_ = choices;
    concepts_->setOptions(optionsOf(choices_.concepts, conceptTitle_), filter_.concepts);
    nodes_->setOptions(optionsOf(choices_.nodes, nameTitle), filter_.nodes);
    std::vector<ChoiceButton::Option> severities;
    std::set<std::string> chosen;
    for (std::size_t i = std::size(schema::SeverityNames); i-- > 0;) { // the worst first
        const auto severity = static_cast<schema::Severity>(i);
        const auto known = choices_.severities.find(severity);
        severities.push_back({keyOf(severity), shared::severityWord(severity),
                              known == choices_.severities.end() ? 0 : known->second,
                              shared::markOf(severity)});
        if (filter_.severities.contains(severity)) {
            chosen.insert(keyOf(severity));
        }
    }
    severities_->setOptions(severities, chosen);
}

void FilterBar::setCounts(std::size_t shown, std::size_t all)
{
    counts_->setText(shown == all ? tr("%Ln event(s)", nullptr, static_cast<int>(all))
                                  : tr("%1 of %Ln event(s) shown", nullptr, static_cast<int>(all))
                                        .arg(shared::number(std::uint64_t{shown})));
}

void FilterBar::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void FilterBar::addChip(const QString& text,
                        const QString& name,
                        const std::function<void(Filter&)>& off)
{
    QPushButton* chip =
        shared::makeButton(text + QStringLiteral("  ") + QChar(0x00D7), "chip", chips_);
    chip->setObjectName(name);
    chip->setToolTip(tr("Take this filter back"));
    chip->setAccessibleName(tr("Filter %1").arg(text));
    chip->setAccessibleDescription(chip->toolTip());
    connect(chip, &QPushButton::clicked, this, [this, off] {
        Filter next = filter_;
        off(next);
        setFilter(next);
        search_->setFocus(); // the chip goes; the focus must not go with it
    });
    chipRow_->addWidget(chip);
    chip->show(); // at once: a layout shows it a moment later
}

void FilterBar::showFilter()
{
    if (search_->text() != filter_.text) {
        search_->setText(filter_.text);
    }
    shared::clearLayout(chipRow_);
    const auto add = [this](Filter part, const QString& name, auto off) {
        for (const QString& text : filterWords(part, conceptTitle_)) {
            addChip(text, name, off);
        }
    };
    add({filter_.concepts, {}, {}, {}, {}}, QStringLiteral("chip concept"),
        [](Filter& filter) { filter.concepts.clear(); });
    add({{}, filter_.nodes, {}, {}, {}}, QStringLiteral("chip node"),
        [](Filter& filter) { filter.nodes.clear(); });
    add({{}, {}, filter_.severities, {}, {}}, QStringLiteral("chip severity"),
        [](Filter& filter) { filter.severities.clear(); });
    add({{}, {}, {}, filter_.text, {}}, QStringLiteral("chip text"),
        [](Filter& filter) { filter.text.clear(); });
    add({{}, {}, {}, {}, filter_.period}, QStringLiteral("chip period"),
        [](Filter& filter) { filter.period.reset(); });
    add({{}, {}, {}, {}, {}, filter_.about}, QStringLiteral("chip about"),
        [](Filter& filter) { filter.about.clear(); });
    chips_->setVisible(chipRow_->count() > 0);
    QPushButton* clear = shared::makeButton(tr("Clear all"), "quiet", chips_);
    clear->setObjectName(QStringLiteral("clearFilter"));
    connect(clear, &QPushButton::clicked, this, [this] {
        this->clear();
        search_->setFocus();
    });
    chipRow_->addWidget(clear);
    clear->show();
    chipRow_->addStretch(1);
}

} // namespace bafar::ui::events
