#include "ui/shared/segments.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPushButton>

#include "ui/shared/widgets.h"

namespace bafar::shared {

QButtonGroup* addSegments(QBoxLayout* row,
                          const std::vector<Segment>& segments,
                          int on,
                          QWidget* parent)
{
    auto* group = new QButtonGroup(parent);
    for (const Segment& segment : segments) {
        QPushButton* button = makeButton(segment.text, "segment", parent);
        button->setCheckable(true);
        button->setChecked(segment.id == on);
        button->setObjectName(segment.object);
        button->setAccessibleName(segment.name);
        group->addButton(button, segment.id);
        row->addWidget(button);
    }
    return group;
}

} // namespace bafar::shared
